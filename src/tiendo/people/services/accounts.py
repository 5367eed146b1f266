"""Accounts: added, closed, reopened, unlocked, and their passwords."""

from __future__ import annotations

import re

from django.contrib.auth.models import User
from django.db import transaction

from tiendo.people import acts, passwords
from tiendo.people.errors import AccountExists, AccountInvalid
from tiendo.people.selectors import managed
from tiendo.register import audit
from tiendo.register.access import Viewer, require
from tiendo.register.errors import NotAllowed, ReasonMissing, WrongState

NAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,148}", re.ASCII)


def add_account(
    *, username: str, full_name: str, password: str | None, by: Viewer, email: str = ""
) -> User:
    """Open an account without a role. ``password`` None: it signs in at the provider only.

    Raises NotAllowed, AccountInvalid, AccountExists, PasswordWeak. One audit entry.
    """
    require(by, "people.manage")
    name = username.strip().lower()
    if not NAME.fullmatch(name):
        raise AccountInvalid(
            f"“{username}” không dùng làm tên đăng nhập được",
            do="Viết chữ thường không dấu, số, chấm, gạch: nguyen.van.a",
        )
    user = User(username=name, first_name=full_name.strip()[:150], email=email.strip())
    if password is None:
        user.set_unusable_password()
    else:
        passwords.check(password, user)
        user.set_password(password)
    with transaction.atomic():
        if User.objects.filter(username__iexact=name).exists():
            raise AccountExists("Đã có tài khoản này", where=name, do="Chọn tên khác")
        user.save()
        after = {"full_name": user.first_name, "password": password is not None}
        audit.record(act=acts.ADD_ACCOUNT, on=acts.account(user), by=by.name, after=after)
    return user


def close_account(*, username: str, by: Viewer, why: str) -> User:
    """Nobody signs in with it any more; its sessions end with the next page."""
    return switch(username, active=False, by=by, why=why)


def reopen_account(*, username: str, by: Viewer, why: str) -> User:
    return switch(username, active=True, by=by, why=why)


def switch(username: str, *, active: bool, by: Viewer, why: str) -> User:
    """Raises NotFound, NotAllowed, ReasonMissing, WrongState."""
    with transaction.atomic():
        user = managed(username, by=by)
        not_oneself(user, by)
        needs_reason(why, username)
        if user.is_active is active:
            state = "đang mở" if active else "đã đóng"
            raise WrongState(f"Tài khoản {state} sẵn", where=username, do="Không có gì phải làm")
        user.is_active = active
        user.save(update_fields=["is_active"])
        act = acts.REOPEN_ACCOUNT if active else acts.CLOSE_ACCOUNT
        audit.record(
            act=act,
            on=acts.account(user),
            by=by.name,
            note=why.strip(),
            before={"active": not active},
            after={"active": active},
        )
    return user


def unlock_account(*, username: str, by: Viewer) -> None:
    """Let a person try again at once after too many wrong passwords."""
    from axes.utils import reset

    with transaction.atomic():
        user = managed(username, by=by)
        reset(username=user.get_username())
        audit.record(act=acts.UNLOCK_ACCOUNT, on=acts.account(user), by=by.name)


def set_password(*, username: str, password: str, by: Viewer) -> None:
    """Give another's account a new password. Raises NotFound, NotAllowed, PasswordWeak."""
    with transaction.atomic():
        user = managed(username, by=by)
        passwords.check(password, user)
        user.set_password(password)
        user.save(update_fields=["password"])
        audit.record(act=acts.SET_PASSWORD, on=acts.account(user), by=by.name)


def change_password(*, user: User, password: str) -> None:
    """One's own; other sessions end by it. Raises PasswordWeak."""
    passwords.check(password, user)
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        audit.record(act=acts.CHANGE_PASSWORD, on=acts.account(user), by=user.get_username())


def not_oneself(user: User, by: Viewer) -> None:
    if user.get_username() == by.name:
        raise NotAllowed(
            "Không ai tự làm việc này cho mình", where=by.name, do="Nhờ một người quản trị khác"
        )


def needs_reason(why: str, where: str) -> None:
    if not why.strip():
        raise ReasonMissing("Việc này phải có lý do", where=where, do="Viết lý do bằng một câu")
