"""Roles: given at a body for some time, and ended."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from tiendo.people import acts
from tiendo.people.errors import RoleInvalid
from tiendo.people.models import Membership
from tiendo.people.selectors import account_named, as_trail
from tiendo.people.services.accounts import needs_reason, not_oneself
from tiendo.register import audit
from tiendo.register.access import Viewer, everywhere, require
from tiendo.register.errors import NotAllowed, NotFound, WrongState
from tiendo.register.models import Body, Secrecy
from tiendo.register.rights import givable


def give_role(
    *,
    username: str,
    role: str,
    body: str | None,
    by: Viewer,
    why: str,
    clearance: str = Secrecy.OPEN,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Membership:
    """Give a role at a body (its slug; None: the whole register), from today unless said.

    Who gives it must manage people at that body, and gives nothing to oneself. Raises
    NotFound, NotAllowed, RoleInvalid, ReasonMissing. Leaves one audit entry.
    """
    first = starts_on or timezone.localdate()
    with transaction.atomic():
        user = account_named(username)
        place = body_named(body)
        may_manage(by, place)
        not_oneself(user, by)
        needs_reason(why, username)
        check(role, clearance, first, ends_on)
        twice = Membership.objects.filter(user=user, role=role, body=place, clearance=clearance)
        if any(one.holds(first) for one in twice):
            raise WrongState(
                "Người này đang giữ đúng vai trò đó", where=username, do="Không phải cấp"
            )
        made = Membership.objects.create(
            user=user,
            body=place,
            role=role,
            clearance=clearance,
            starts_on=first,
            ends_on=ends_on,
            given_by=by.name,
            why=why.strip(),
        )
        audit.record(
            act=acts.GIVE_ROLE,
            on=acts.account(user),
            by=by.name,
            note=made.why,
            after=as_trail(made),
        )
    return made


def end_role(*, membership: int, by: Viewer, why: str, last_day: date | None = None) -> Membership:
    """End a membership after ``last_day``; by default at once, with yesterday its last.

    Raises NotFound, NotAllowed, WrongState, ReasonMissing. Leaves one audit entry.
    """
    day = last_day or timezone.localdate() - timedelta(days=1)
    with transaction.atomic():
        one = Membership.objects.select_for_update().filter(pk=membership).first()
        if one is None:
            raise NotFound("Không có vai trò này", where=str(membership))
        may_manage(by, one.body)
        not_oneself(one.user, by)
        needs_reason(why, one.user.get_username())
        if one.ends_on is not None and one.ends_on <= day:
            raise WrongState("Vai trò này đã hết", where=str(one), do="Không có gì phải thu")
        before, one.ends_on = as_trail(one), day
        one.save(update_fields=["ends_on"])
        audit.record(
            act=acts.END_ROLE,
            on=acts.account(one.user),
            by=by.name,
            note=why.strip(),
            before=before,
            after=as_trail(one),
        )
    return one


def body_named(slug: str | None) -> Body | None:
    if not slug:
        return None
    found = Body.objects.filter(slug=slug).first()
    if found is None:
        raise NotFound("Không có cơ quan này trong danh mục", where=slug)
    return found


def may_manage(by: Viewer, place: Body | None) -> None:
    if place is not None:
        require(by, "people.manage", place)
    elif not everywhere(by, "people.manage"):
        raise NotAllowed(
            "Vai trò trên toàn sổ chỉ do người quản trị toàn sổ cấp, thu",
            do="Chọn cơ quan mà anh chị quản trị",
        )


def check(role: str, clearance: str, first: date, last: date | None) -> None:
    if role not in givable():
        raise RoleInvalid(f"Không có vai trò “{role}”", do=f"Chọn: {', '.join(givable())}")
    if clearance not in Secrecy.values:
        raise RoleInvalid(
            f"Không có mức mật “{clearance}”", do=f"Chọn: {', '.join(Secrecy.values)}"
        )
    if last is not None and last < first:
        raise RoleInvalid("Ngày hết sớm hơn ngày bắt đầu", do="Kiểm tra lại hai ngày")
