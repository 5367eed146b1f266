"""Who a session belongs to: Django's own password backend and sessions, asked as pages ask.

Each page of somebody who signed in asks for the session and the account; the two questions
are written once (register/repeated.py).
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from tiendo.register.repeated import repeated


@repeated("pk")
def account(pk: int) -> QuerySet[User]:
    return User.objects.filter(pk=pk).order_by()


@repeated("key")
def session(key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key).order_by()


class AccountBackend(ModelBackend):
    """Passwords as Django keeps them."""

    def get_user(self, user_id: int) -> User | None:
        found = next(iter(account(pk=int(user_id))), None)
        return found if found is not None and self.user_can_authenticate(found) else None


class SessionStore(InDatabase):
    """Sessions in the database; one that is over is not there."""

    def _get_session_from_db(self) -> Session | None:
        found = next(iter(session(key=str(self.session_key))), None)
        if found is not None and found.expire_date > timezone.now():
            return found
        self._session_key: Any = None
        return None
