"""From an account to what the register knows as a viewer: its grants of today."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet
from django.utils import timezone

from tiendo.people.models import Membership
from tiendo.register.access import NOBODY, Grant, Viewer
from tiendo.register.models import Secrecy
from tiendo.register.repeated import repeated
from tiendo.register.rights import needs_factor, roles
from tiendo.register.standing import bodies_below


def viewer_of(
    user: User | AnonymousUser | None, *, verified: bool, on: date | None = None
) -> Viewer:
    """Who a signed-in person is to the register on a day.

    ``verified``: the session gave a second factor. Without it roles that need one wait,
    and no clearance counts. A closed account, and nobody, are guests.
    """
    if user is None or not user.is_authenticated or not user.is_active:
        return NOBODY
    day = on or timezone.localdate()
    held = held_by(user=user.pk, day=day)
    waiting = tuple(one.role for one in held if waits(one, verified=verified))
    grants = [
        grant_of(one, day, verified=verified)
        for one in held
        if verified or not role_waits(one.role)
    ]
    return Viewer(name=user.get_username(), grants=tuple(grants), waiting=waiting)


@repeated("user")
def held_by(user: int, day: date) -> QuerySet[Membership]:
    return in_force(Membership.objects.filter(user=user), day)


def in_force(memberships: QuerySet[Membership], day: date) -> QuerySet[Membership]:
    """Those that count on a day, with roles that there are."""
    found = memberships.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)
    return found.filter(role__in=roles())


def grant_of(one: Membership, day: date, *, verified: bool) -> Grant:
    return Grant(
        role=one.role,
        bodies=None if one.body_id is None else bodies_below([one.body_id], day),
        clearance=one.clearance if verified else Secrecy.OPEN.value,
    )


def waits(one: Membership, *, verified: bool) -> bool:
    """Whether something of it does not count before the second factor."""
    return not verified and (role_waits(one.role) or one.clearance != Secrecy.OPEN)


def role_waits(role: str) -> bool:
    return needs_factor(role) or settings.TIENDO_SECOND_FACTOR == "all"
