"""People as their administrator sees them."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from tiendo.people import selectors
from tiendo.register import selectors as register
from tiendo.register.access import Viewer, everywhere
from tiendo.register.models import Secrecy
from tiendo.register.rights import givable
from tiendo.web import words
from tiendo.web.links import to_person
from tiendo.web.pages.account_page import Held, held, role_name, secrecy_name
from tiendo.web.pages.forms import Pager
from tiendo.web.pages.paging import page_asked, pager

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    name: str
    username: str
    href: str
    roles: str
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    says: str
    rows: tuple[PersonRow, ...]
    pager: Pager


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """``is_self``: one's own account, on which an administrator acts no more than others."""

    name: str
    username: str
    closed: bool
    is_self: bool
    has_password: bool
    has_factor: bool
    last_seen: str
    held: tuple[Held, ...]
    roles: Choices
    bodies: Choices
    clearances: Choices

    @property
    def may_act(self) -> bool:
        return not self.is_self


def index(asked: QueryDict, to: Viewer) -> PeoplePage:
    found = selectors.accounts(to=to)
    part, total = page_asked(asked), found.count()
    return PeoplePage(
        says=ngettext("%s tài khoản.", "%s tài khoản.", total) % total,
        rows=tuple(row(user) for user in found[part.start : part.end]),
        pager=pager(part, total, asked),
    )


def row(user: User) -> PersonRow:
    today = timezone.localdate()
    told = [
        f"{role_name(m.role)}, {m.body.name if m.body else gettext('toàn sổ')}"
        for m in user.memberships.all()
        if m.holds(today)
    ]
    return PersonRow(
        name=user.get_full_name() or user.get_username(),
        username=user.get_username(),
        href=to_person(user.get_username()),
        roles="; ".join(told),
        closed=not user.is_active,
    )


def person(username: str, to: Viewer) -> PersonPage:
    """Raises NotFound, also for one that ``to`` does not manage."""
    user = selectors.visible_account(username, to=to)
    seen = user.last_login
    return PersonPage(
        name=user.get_full_name() or user.get_username(),
        username=user.get_username(),
        closed=not user.is_active,
        is_self=user.get_username() == to.name,
        has_password=user.has_usable_password(),
        has_factor=selectors.has_factor(user),
        last_seen=words.day(timezone.localdate(seen)) if seen else "",
        held=tuple(held(one) for one in user.memberships.all()),
        roles=tuple((role, role_name(role)) for role in givable()),
        bodies=bodies(to),
        clearances=tuple((level, secrecy_name(level)) for level in Secrecy.values),
    )


def bodies(to: Viewer) -> Choices:
    """Where ``to`` may give roles; the whole register first."""
    if everywhere(to, "people.manage"):
        every = register.bodies().values_list("slug", "name")
        return (("", gettext("toàn sổ")), *every)
    here = register.bodies().filter(pk__in=selectors.managed_bodies(to))
    return tuple(here.values_list("slug", "name"))
