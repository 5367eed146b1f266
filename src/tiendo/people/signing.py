"""Signing in: the first factor, the second where the account has one, the session, its end.

Failures of both factors count together (django-axes); too many lock the account's door
for a while. Everything here that succeeds, fails or locks is an entry of the trail.
"""

from __future__ import annotations

import time
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest

from tiendo.people import acts
from tiendo.people.errors import FactorWrong, SignInLocked
from tiendo.people.selectors import has_factor
from tiendo.people.services.factors import check_code
from tiendo.register import audit
from tiendo.register.audit import Thing

BACKEND = "tiendo.people.backend.AccountBackend"
# Keys of the session.
PENDING, VERIFIED, OPENED, SEEN = "pending", "verified", "opened_at", "seen_at"
# Seconds between the two factors.
PATIENCE = 300
# In the trail an unknown name stands for nobody's: people type passwords there.
UNKNOWN = "không rõ"


def first_factor(request: HttpRequest, username: str, password: str) -> User | None:
    """The account whose password this is; None where it is not. Raises SignInLocked."""
    name = username.strip().lower()
    refuse_locked(request, name)
    user = authenticate(request, username=name, password=password)
    if isinstance(user, User):
        return user
    failed(request, name, "password")
    return None


def second_factor(request: HttpRequest, code: str) -> User | None:
    """The account that waits for its code, if this is it. Raises SignInLocked."""
    user = pending(request)
    if user is None:
        return None
    name = user.get_username()
    refuse_locked(request, name)
    if check_code(user=user, code=code):
        return user
    user_login_failed.send(__name__, credentials={"username": name}, request=request)
    failed(request, name, "code")
    return None


def proceed(request: HttpRequest, user: User, *, way: str, verified: bool = False) -> bool:
    """After the first factor: open the session, or wait for the code; whether it is open."""
    if verified or not has_factor(user):
        open_session(request, user, way=way, verified=verified)
        return True
    request.session.cycle_key()
    request.session[PENDING] = {"user": user.pk, "way": way, "at": time.time()}
    return False


def pending(request: HttpRequest) -> User | None:
    """Who gave the first factor a moment ago and still owes the second."""
    waits: dict[str, Any] = request.session.get(PENDING) or {}
    if time.time() - waits.get("at", 0) > PATIENCE:
        return None
    return User.objects.filter(pk=waits["user"], is_active=True).first()


def open_session(request: HttpRequest, user: User, *, way: str, verified: bool) -> None:
    """Sign in; ``way``: password or provider; ``verified``: a second factor was given."""
    waits = request.session.pop(PENDING, None) or {}
    login(request, user, backend=BACKEND)
    now = time.time()
    request.session.update({VERIFIED: verified, OPENED: now, SEEN: now})
    told = {"way": waits.get("way", way), "second_factor": verified, "from": address(request)}
    audit.record(act=acts.SIGN_IN, on=acts.account(user), by=user.get_username(), data=told)


def close_session(request: HttpRequest, *, act: str = acts.SIGN_OUT) -> None:
    if isinstance(request.user, User):
        by = request.user.get_username()
        audit.record(act=act, on=acts.account(request.user), by=by)
    logout(request)


def refuse_locked(request: HttpRequest, name: str) -> None:
    if not AxesProxyHandler.is_allowed(request, {"username": name}):
        raise SignInLocked(
            "Đăng nhập đang khóa vì sai nhiều lần",
            where=name,
            do="Thử lại sau, hoặc nhờ người quản trị mở khóa",
        )


def failed(request: HttpRequest, name: str, factor: str) -> None:
    """Write a failure down, and that the door is locked now where it was one too many."""
    known = User.objects.filter(username=name).exists()
    door = Thing(kind="account", slug=name if known else UNKNOWN)
    told = {"factor": factor, "from": address(request)}
    by = door.slug
    audit.record(act=acts.FAIL, on=door, by=by, data=told)
    if not AxesProxyHandler.is_allowed(request, {"username": name}):
        audit.record(act=acts.LOCK, on=door, by=by, data=told)
        refuse_locked(request, name)


def address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def again(request: HttpRequest, *, password: str | None = None, code: str | None = None) -> None:
    """Ask a signed-in person once more for a factor before something that matters.

    Raises SignInLocked, FactorWrong; failures count like those at the door.
    """
    assert isinstance(request.user, User)
    name = request.user.get_username()
    refuse_locked(request, name)
    if password is not None and request.user.check_password(password):
        return
    if code is not None and check_code(user=request.user, code=code):
        return
    user_login_failed.send(__name__, credentials={"username": name}, request=request)
    failed(request, name, "code" if password is None else "password")
    wrong = "Mã không đúng" if password is None else "Mật khẩu đang dùng không đúng"
    raise FactorWrong(wrong, do="Nhập lại")
