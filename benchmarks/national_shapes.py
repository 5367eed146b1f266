"""The columns that the made-up country fills, table by table."""

from __future__ import annotations

from benchmarks.national_sinks import Shape
from tiendo.register import models

STATED = ("measure", "op", "amount", "scale", "unit", "unit_text", "period", "starts_on", "ends_on")
ACCEPTED = ("accepted_by", "accepted_at")

DOCUMENT = Shape(
    models.Document, "id", "slug", "sha256", "name", "media_type", "number", "number_key", "kind",
    "title", "issued_on", "dated", "issuer_id", "issuer_text", "about_id", "text", "reading",
    "reader", "registered_by", "registered_at", "accepted_by", "search",
)  # fmt: skip
EVIDENCE = Shape(models.Evidence, "id", "document_id", "start", "end", "quote", "place")
PLAN = Shape(
    models.Plan, "id", "slug", "name", "document_id", "body_id", "period", "starts_on", "ends_on"
)
GROUP = Shape(models.TargetGroup, "id", "plan_id", "ordinal", "title")
TARGET = Shape(
    models.Target, "id", "slug", "plan_id", "group_id", "ordinal", "words", "name",
    "indicator_id", "body_id", "key", "evidence_id", *ACCEPTED, "search", *STATED,
)  # fmt: skip
OBSERVATION = Shape(
    models.Observation, "id", "slug", "indicator_id", "name", "body_id", "key", "status",
    "known_on", "document_id", "evidence_id", "supersedes_id", *ACCEPTED, *STATED,
)  # fmt: skip
PROPOSAL = Shape(
    models.Proposal, "id", "document_id", "kind", "ordinal", "payload", "evidence_id", "state",
    "match", "note", "wording", "key", "indicator_id", "target_id", "observation_id",
    "decided_by", "decided_at",
)  # fmt: skip
LINK = Shape(
    models.DocumentLink, "id", "source_id", "target_id", "ordinal", "number", "number_key",
    "kind", "evidence_id",
)  # fmt: skip
MEETING = Shape(
    models.Meeting, "id", "slug", "key", "name", "body_id", "body_text", "held_on", "search"
)
MENTION = Shape(models.MeetingMention, "id", "meeting_id", "document_id", "evidence_id")
TASK = Shape(
    models.Task, "id", "slug", "document_id", "ordinal", "action", "owners_text", "due",
    "evidence_id", *ACCEPTED, "search",
)  # fmt: skip
OWNER = Shape(models.Task.owners.through, "id", "task_id", "body_id")
WORD = Shape(models.SearchWord, "kind", "ref", "word", "lead", "at")
EVENT = Shape(
    models.AuditEvent, "id", "act", "kind", "slug", "document", "secrecy", "by", "at", "note",
    "data", "previous", "hash",
)  # fmt: skip
# In an order that foreign keys allow.
ALL = (
    DOCUMENT, EVIDENCE, PLAN, GROUP, TARGET, OBSERVATION, PROPOSAL, LINK, MEETING, MENTION, TASK,
    OWNER, WORD,
)  # fmt: skip
