"""The papers of a conference in one piece: agenda, report, annex, explanations, follow-up,
drafts and their changes, notes for the chair, and what a check of all of it finds.

Everything but ``gathering`` is pure. An item that cannot be made is named in its place.
"""

PACKAGE = "tiendo.reporting.pack"
