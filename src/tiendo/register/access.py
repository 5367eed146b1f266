"""Who may see and do what: the one layer that every view and endpoint fetches through.

A ``Viewer`` is a person as the register sees one: the roles held, each at a body and
so at those below it, and how secret a document may be. ``shown`` narrows records to
what a viewer may see; ``allowed`` says whether a right holds on a record. A secret
document, and all that was drawn from it, does not exist for those without the right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model, Q, QuerySet

from tiendo.register import rights
from tiendo.register.errors import NotAllowed
from tiendo.register.models import Body, Document, Secrecy

Records = TypeVar("Records", bound=Model)
LEVELS = tuple(Secrecy.values)  # from open to the most secret
# From records to the document that they were drawn from, the first that they have.
TO_DOCUMENT = ("document", "source", "plan", "target", "meeting", "observation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role at some bodies (primary keys); None is the whole register."""

    role: str
    bodies: frozenset[int] | None = None
    clearance: str = Secrecy.OPEN

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels of secrecy that it opens, without what is open to all."""
        if not rights.has(self.role, "secret.read"):
            return ()
        return LEVELS[1 : LEVELS.index(self.clearance) + 1]

    def reaches(self, *bodies: int | None) -> bool:
        return self.bodies is None or not self.bodies.isdisjoint(bodies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who asks. ``name`` is empty for a guest, else what the trail calls the person.

    ``waiting``: roles held that do not count before the second factor.
    """

    name: str = ""
    grants: tuple[Grant, ...] = ()
    waiting: tuple[str, ...] = ()

    @property
    def is_guest(self) -> bool:
        return not self.name

    @property
    def all_grants(self) -> tuple[Grant, ...]:
        """What was given, what everybody has, and what everybody has who signed in."""
        own = () if self.is_guest else (Grant(role=rights.ACCOUNT),)
        everybody = (Grant(role=rights.GUEST),) if settings.TIENDO_PUBLIC else ()
        return self.grants + own + everybody


NOBODY = Viewer()


def operator(name: str) -> Viewer:
    """The person at the machine itself, who holds its database: administers and audits,
    but the pages and files made for him have no secret in them."""
    return Viewer(name=name, grants=(Grant(role="administrator"), Grant(role="auditor")))


def keeper(name: str) -> Viewer:
    """The person at the machine itself as the keeper of the register; reads no secret."""
    return Viewer(name=name, grants=(Grant(role="editor"),))


def decider(name: str) -> Viewer:
    """The person at the machine itself, where an act is that of who is entitled to judge;
    reads no secret."""
    return Viewer(name=name, grants=(Grant(role="approver"),))


# The program itself, where it fills a register of its own: the demo, a first set-up.
PROGRAM = keeper("tiendo")


def shown(
    records: QuerySet[Records], *, to: Viewer | None, document: str = "document"
) -> QuerySet[Records]:
    """The records that ``to`` may see; ``document`` is the path to their document.

    An empty path means that the records are documents themselves. None sees what is open.
    """
    return records.filter(visible(to, document))


def visible(to: Viewer | None, document: str = "document") -> Q:
    """The condition behind ``shown``, to be joined with others."""
    path = f"{document}__" if document else ""
    condition = Q(**{f"{path}secrecy": Secrecy.OPEN})
    for grant in to.grants if to else ():
        if grant.levels:
            condition |= Q(**{f"{path}secrecy__in": grant.levels}) & within(grant, path)
    return condition


def within(grant: Grant, path: str) -> Q:
    """Documents that a body of the grant issued, or that are about one."""
    if grant.bodies is None:
        return Q()
    return Q(**{f"{path}issuer__in": grant.bodies}) | Q(**{f"{path}about__in": grant.bodies})


def allowed(viewer: Viewer | None, right: str, on: Any = None) -> bool:
    """Whether ``right`` holds for a viewer, on a body or a record if one is given.

    Without one: whether it holds anywhere. On a record its document must be one that
    the viewer may see. Raises RightUnknown.
    """
    who = viewer or NOBODY
    given = [grant for grant in who.all_grants if rights.has(grant.role, right)]
    if on is None:
        return bool(given)
    if isinstance(on, Body):
        return any(grant.reaches(on.pk) for grant in given)
    document = document_of(on)
    bodies = (document.issuer_id, document.about_id)
    return sees(who, document) and any(grant.reaches(*bodies) for grant in given)


def everywhere(viewer: Viewer, right: str) -> bool:
    """Whether ``right`` holds in the whole register, whatever the body."""
    return any(g.bodies is None and rights.has(g.role, right) for g in viewer.all_grants)


def require(viewer: Viewer | None, right: str, on: Any = None) -> None:
    """Raises NotAllowed where ``right`` does not hold."""
    if not allowed(viewer, right, on):
        raise NotAllowed(
            f"Chưa có quyền “{rights.rights()[right]['name']}”",
            where=str(on or ""),
            do="Đề nghị người quản trị của cơ quan cấp vai trò",
        )


def require_everywhere(viewer: Viewer, right: str) -> None:
    """Raises NotAllowed where ``right`` does not hold in the whole register."""
    if not everywhere(viewer, right):
        raise NotAllowed(
            f"Chưa có quyền “{rights.rights()[right]['name']}” của toàn sổ",
            do="Đề nghị người quản trị cấp vai trò ấy cho toàn sổ",
        )


def sees(viewer: Viewer, document: Document) -> bool:
    if document.secrecy == Secrecy.OPEN:
        return True
    bodies = (document.issuer_id, document.about_id)
    return any(document.secrecy in g.levels and g.reaches(*bodies) for g in viewer.grants)


def document_of(record: Any) -> Document:
    """The document that a record was drawn from; the record itself where it is one.

    Raises TypeError for a record of no single document (a meeting, an indicator): who
    asks for a right on one must say on which document.
    """
    while not isinstance(record, Document):
        steps = (getattr(record, name, None) for name in TO_DOCUMENT)
        record = next((step for step in steps if step is not None), None)
        if record is None:
            raise TypeError("a record that was drawn from no single document")
    return record
