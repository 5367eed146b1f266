"""Django for the verbs that need the register; imported only by them."""

from __future__ import annotations

import getpass
import os
from collections.abc import Sequence


def setup() -> None:
    """Configure Django and bring the database up to date, so that no verb asks for it."""
    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo.site.settings")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def execute(words: Sequence[str]) -> None:
    """Run one of Django's own management commands."""
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo.site.settings")
    execute_from_command_line(["tiendo manage", *words])


def person() -> str:
    """Who acts when the call names nobody: the person signed in to the machine."""
    return os.environ.get("TIENDO_BY") or getpass.getuser()
