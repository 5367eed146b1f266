"""People for tests: an account with a role, signed in."""

from __future__ import annotations

import time
from datetime import date

from django.contrib.auth.models import User
from django.test import Client

from tiendo.people.models import Membership
from tiendo.people.signing import BACKEND, OPENED, SEEN, VERIFIED
from tiendo.register.models import Body

PASSWORD = "con trâu tím leo cau 47"
SINCE = date(2020, 1, 1)


def person(
    username: str,
    role: str | None = None,
    *,
    body: Body | None = None,
    clearance: str = "open",
    ends_on: date | None = None,
    password: str | None = None,
) -> User:
    """An account, with one role since long ago; a password only where one is asked for."""
    user = User.objects.create_user(username, password=password, first_name=username.title())
    if role:
        Membership.objects.create(
            user=user, role=role, body=body, clearance=clearance, starts_on=SINCE,
            ends_on=ends_on, given_by="thử", why="kiểm thử",
        )  # fmt: skip
    return user


def enter(client: Client, user: User, *, verified: bool = False) -> Client:
    """A session as signing in opens it; ``verified`` with the second factor."""
    client.force_login(user, backend=BACKEND)
    session = client.session
    now = time.time()
    session.update({VERIFIED: verified, OPENED: now, SEEN: now})
    session.save()
    return client
