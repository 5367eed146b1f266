"""Questions about people; none writes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from tiendo.people.access import in_force
from tiendo.people.models import Membership, RecoveryCode, SecondFactor
from tiendo.register.access import Viewer, allowed, everywhere, require
from tiendo.register.errors import NotAllowed, NotFound
from tiendo.register.rights import has


def account_named(username: str) -> User:
    """Raises NotFound."""
    found = User.objects.filter(username=username).first()
    if found is None:
        raise NotFound("Không có tài khoản này", where=username, do="Xem tên bằng tiendo user list")
    return found


def accounts(*, to: Viewer) -> QuerySet[User]:
    """The accounts that ``to`` manages, with their memberships: those with a role at its
    bodies, and those that hold no role anywhere yet. Raises NotAllowed."""
    require(to, "people.manage")
    found = User.objects.order_by("username").prefetch_related(
        Prefetch("memberships", queryset=memberships())
    )
    if everywhere(to, "people.manage"):
        return found
    today = in_force(Membership.objects.all(), timezone.localdate())
    here = today.filter(body__in=managed_bodies(to)).values("user")
    return found.filter(Q(pk__in=here) | ~Q(pk__in=today.values("user")))


def managed_bodies(to: Viewer) -> frozenset[int]:
    """Primary keys of the bodies where ``to`` manages people; whole-register grants apart."""
    bodies = [g.bodies for g in to.grants if g.bodies is not None and has(g.role, "people.manage")]
    return frozenset().union(*bodies)


def managed(username: str, *, by: Viewer) -> User:
    """An account that ``by`` manages wholly: no role of it is elsewhere; locked for an act.

    Raises NotFound, NotAllowed.
    """
    require(by, "people.manage")
    user = User.objects.select_for_update().filter(username=username).first()
    if user is None:
        raise NotFound("Không có tài khoản này", where=username, do="Xem tên bằng tiendo user list")
    if everywhere(by, "people.manage"):
        return user
    held = in_force(memberships().filter(user=user), timezone.localdate())
    elsewhere = [m for m in held if m.body is None or not allowed(by, "people.manage", m.body)]
    if elsewhere:
        raise NotAllowed(
            "Người này còn giữ vai trò ở nơi khác",
            where=username,
            do="Nhờ người quản trị cấp trên của cả hai nơi",
        )
    return user


def memberships() -> QuerySet[Membership]:
    return Membership.objects.select_related("body", "user").order_by("role", "-starts_on", "id")


def has_factor(user: User) -> bool:
    """Whether the account has a second factor that counts."""
    return SecondFactor.objects.filter(user=user, confirmed_at__isnull=False).exists()


def codes_left(user: User) -> int:
    """Recovery codes that are not used yet."""
    return RecoveryCode.objects.filter(user=user, used_at__isnull=True).count()


def as_trail(one: Membership) -> dict[str, Any]:
    """A membership as the trail keeps it."""
    return {
        "role": one.role,
        "body": one.body.slug if one.body else None,
        "clearance": str(one.clearance),
        "starts_on": one.starts_on,
        "ends_on": one.ends_on,
    }


def visible_account(username: str, *, to: Viewer) -> User:
    """One of ``accounts``. Raises NotFound, also for one that ``to`` does not manage."""
    found = accounts(to=to).filter(username=username).first()
    if found is None:
        raise NotFound("Không có tài khoản này", where=username)
    return found
