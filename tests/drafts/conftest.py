"""Bodies of the register, and people who work on drafts at them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tiendo.register.access import Grant, Viewer
from tiendo.register.models import Body
from tiendo.register.searching import searchable

Person = Callable[..., Viewer]


@pytest.fixture
def bodies(db: None) -> None:
    for slug, name in (("so-tai-chinh", "Sở Tài chính"), ("so-y-te", "Sở Y tế")):
        Body.objects.create(slug=slug, name=name, kind="office", search=searchable(name))


@pytest.fixture
def someone(bodies: None) -> Person:
    """A person with a role at a body of the list, by default its first one."""

    def made(name: str = "an", role: str = "contributor", *, at: int = 0, clearance: str = "open"):
        body = Body.objects.order_by("pk")[at]
        grant = Grant(role=role, bodies=frozenset({body.pk}), clearance=clearance)
        return Viewer(name=name, grants=(grant,))

    return made


@pytest.fixture
def home(bodies: None) -> str:
    return Body.objects.order_by("pk")[0].slug
