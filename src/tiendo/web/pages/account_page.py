"""One's own account as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils import timezone
from django.utils.safestring import SafeString

from tiendo.people import selectors
from tiendo.people.models import Membership
from tiendo.people.services.factors import Begun
from tiendo.register.access import Viewer
from tiendo.register.models import Secrecy
from tiendo.register.rights import rights, roles
from tiendo.web import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A membership in words; ``state``: holds, ended, or later."""

    id: int
    role: str
    body: str
    clearance: str
    days: str
    holds: bool
    waits: bool
    given_by: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPage:
    name: str
    username: str
    has_password: bool
    has_factor: bool
    codes_left: int
    waiting: tuple[str, ...]
    held: tuple[Held, ...]
    may: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The code for a camera, made here, and the same as letters in fours."""

    svg: SafeString
    letters: str


def page(user: User, who: Viewer) -> AccountPage:
    memberships = selectors.memberships().filter(user=user)
    given = {right for right, row in rights().items() for g in who.grants if g.role in row["roles"]}
    return AccountPage(
        name=user.get_full_name() or user.get_username(),
        username=user.get_username(),
        has_password=user.has_usable_password(),
        has_factor=selectors.has_factor(user),
        codes_left=selectors.codes_left(user),
        waiting=tuple(role_name(role) for role in who.waiting),
        held=tuple(held(one, waiting=one.role in who.waiting) for one in memberships),
        may=tuple(right_name(right) for right in rights() if right in given),
    )


def held(one: Membership, *, waiting: bool = False) -> Held:
    until = words.day(one.ends_on) if one.ends_on else ""
    return Held(
        id=one.pk,
        role=role_name(one.role),
        body=one.body.name if one.body else "",
        clearance=secrecy_name(one.clearance) if one.clearance != Secrecy.OPEN else "",
        days=f"{words.day(one.starts_on)} – {until}" if until else words.day(one.starts_on),
        holds=one.holds(timezone.localdate()),
        waits=waiting,
        given_by=one.given_by,
        why=one.why,
    )


def role_name(role: str) -> str:
    row = roles().get(role)
    return words.either(row["name"], row["name_en"]) if row else role


def right_name(right: str) -> str:
    row = rights()[right]
    return words.either(row["name"], row["name_en"])


def secrecy_name(level: str) -> str:
    return words.either(str(Secrecy(level).label), SECRECY_EN[level])


# The names that the English text of the law uses.
SECRECY_EN = {
    "open": "Open",
    "secret": "Secret",
    "top": "Top secret",
    "absolute": "Absolutely secret",
}


def rules() -> list[str]:
    """What a password must be, in sentences."""
    return password_validators_help_texts()


def picture(begun: Begun) -> Picture:
    code = segno.make(begun.address, error="m")
    svg = code.svg_inline(scale=4, border=4, omitsize=True, svgclass="qr", lineclass=None)
    fours = " ".join(begun.secret[i : i + 4] for i in range(0, len(begun.secret), 4))
    return Picture(svg=SafeString(svg), letters=fours)
