"""Find code that nothing uses; fails where there is some.

Names count as used where Python, a test, a template or a table of knowledge says
them, and where Django or the standard library calls them by name.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "tiendo"
NAME = re.compile(r"[A-Za-z_][\w-]+")
# Called by name from outside: Django's models, apps, settings, middleware and URLs; pytest; enums.
FRAMEWORK = [
    "Meta", "Migration", "[A-Z]*Config", "*Middleware", "process_exception", "default_auto_field",
    "verbose_name", "label", "ordering", "constraints", "indexes", "abstract", "urlpatterns",
    "app_name", "handler4??", "handler500", "application", "pytest_*", "accepted_at", "code",
    "register", "_missing_", "bad_request", "description",
    "process_view", "SessionLimits", "*Validator", "get_help_text",  # Django's settings name them
    "from_db_value", "get_prep_value", "ready",  # Django's fields and apps
    "set_guard", "lift_guard",  # migrations
    "output_field", "arg_joiner", "as_postgresql",  # Django's expressions
    "cells_*", "html_*",  # columns named by language
    "*Backend", "get_user", "_get_session_from_db", "_session_key",  # Django's sign-in
    "_result_cache", "Touch",  # a QuerySet's rows; a table that triggers write
    "redirect_request",  # of the standard library's opener
    "exec_module",  # of the import system
    "*Handler", "buffer_text",  # of the XML parser expat
    "confidence", "*_at", "undone_by",  # written for others to read: JSON, the database
]  # fmt: skip
SETTINGS = "[A-Z][A-Z_]*"
CONFIDENCE = 60


def said_elsewhere() -> set[str]:
    """Names in templates and tables."""
    files = [*PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.yaml"), *PACKAGE.rglob("*.txt")]
    said = {name for file in files for name in NAME.findall(file.read_text("utf-8"))}
    parts = {part for name in said for part in name.split("-")}
    # A table's "first-half" is the method _first_half.
    called = {f"_{name.replace('-', '_')}" for name in said}
    return parts | called


def main() -> None:
    site = [str(path) for path in (PACKAGE / "site").rglob("*.py")]
    said = said_elsewhere()
    # Few patterns: each is tried on every name. What is said elsewhere is looked up behind.
    names = FRAMEWORK + ([SETTINGS] if site else [])
    vulture = Vulture(
        ignore_names=names,
        ignore_decorators=["@pytest.*", "@register.*", "@receiver*", "@check", "@layout_check"],
    )
    vulture.scavenge(
        [str(ROOT / folder) for folder in ("src", "tests", "tools", "evaluation", "benchmarks")],
        exclude=["*/migrations/*"],
    )
    # Tests are read for what they use; only the package's own code can be dead here.
    dead = [
        item
        for item in vulture.get_unused_code(CONFIDENCE)
        if str(PACKAGE) in str(item.filename) and item.name not in said
    ]
    for item in dead:
        print(item.get_report())
    sys.exit(1 if dead else 0)


if __name__ == "__main__":
    main()
