"""Who may see what. Every question to the register about documents goes through here.

A secret document, and all that was drawn from it, is shown only to those with the
right; nobody else learns that it exists.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model, QuerySet

from tiendo.register.models import Secrecy

Records = TypeVar("Records", bound=Model)
Viewer = User | AnonymousUser | None
# The permission that opens secret documents; part of the roles to come (issue 4).
SEE_SECRET = "register.see_secret"  # noqa: S105 - a permission's name


def sees_secret(viewer: Viewer) -> bool:
    return viewer is not None and viewer.is_active and viewer.has_perm(SEE_SECRET)


def shown(
    records: QuerySet[Records], *, to: Viewer, document: str = "document"
) -> QuerySet[Records]:
    """The records that ``to`` may see; ``document`` is the path to their document.

    An empty path means that the records are documents themselves.
    """
    if sees_secret(to):
        return records
    path = f"{document}__secrecy" if document else "secrecy"
    conditions: dict[str, Any] = {path: Secrecy.OPEN}
    return records.filter(**conditions)
