"""The second factor: begun, confirmed with a first code, checked, replaced, removed."""

from __future__ import annotations

import base64
import secrets
import time
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from tiendo.people import acts, sealing, totp
from tiendo.people.errors import CodeWrong
from tiendo.people.models import RecoveryCode, SecondFactor
from tiendo.people.selectors import has_factor, managed
from tiendo.people.services.accounts import needs_reason
from tiendo.register import audit
from tiendo.register.access import Viewer
from tiendo.register.errors import WrongState

CODES = 10
# 50 bits: guessing one of ten through a door that locks is hopeless.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_LENGTH = 10
ADVICE = "Kiểm tra giờ của điện thoại rồi nhập mã đang hiện"


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What a device needs: the secret in base 32, and the address for its camera."""

    secret: str
    address: str


def begin_factor(*, user: User, site: str) -> Begun:
    """Make a secret, or show the one that waits to be confirmed. Raises WrongState."""
    with transaction.atomic():
        made, _ = SecondFactor.objects.select_for_update().get_or_create(
            user=user, defaults={"secret": sealing.seal(secrets.token_bytes(totp.SECRET_BYTES))}
        )
    if made.confirmed_at is not None:
        raise WrongState(
            "Mã xác thực đã bật", where=user.get_username(), do="Bỏ mã cũ trước khi bật mã mới"
        )
    text = base64.b32encode(sealing.unseal(made.secret)).decode("ascii").rstrip("=")
    return Begun(secret=text, address=totp.address(text, account=user.get_username(), site=site))


def confirm_factor(*, user: User, code: str) -> list[str]:
    """Turn it on with a first code; gives the recovery codes, which are shown only now.

    Raises CodeWrong, WrongState. Leaves one audit entry.
    """
    with transaction.atomic():
        factor = SecondFactor.objects.select_for_update().filter(user=user).first()
        if factor is None or factor.confirmed_at is not None:
            raise WrongState("Không có mã nào chờ bật", do="Mở lại trang Tài khoản")
        if not spend_step(factor, code):
            raise CodeWrong("Mã không đúng", do=ADVICE)
        factor.confirmed_at = timezone.now()
        factor.save(update_fields=["confirmed_at"])
        codes = make_codes(user)
        audit.record(act=acts.CONFIRM_FACTOR, on=acts.account(user), by=user.get_username())
    return codes


def check_code(*, user: User, code: str) -> bool:
    """Whether a code of the device, or a recovery code, is right; it is spent by it."""
    written = code.replace(" ", "").replace("-", "").lower()
    with transaction.atomic():
        factor = SecondFactor.objects.select_for_update().filter(user=user).first()
        if factor is None or factor.confirmed_at is None:
            return False
        return spend_step(factor, written) or spend_recovery(user, written)


def spend_step(factor: SecondFactor, code: str) -> bool:
    code = code.replace(" ", "")
    secret = sealing.unseal(factor.secret)
    step = totp.step_of(secret, code, now=time.time(), after=factor.last_step)
    if step is None:
        return False
    factor.last_step = step
    factor.save(update_fields=["last_step"])
    return True


def spend_recovery(user: User, code: str) -> bool:
    digest = sealing.digest(code, of=user.pk)
    unused = RecoveryCode.objects.filter(user=user, digest=digest, used_at__isnull=True)
    if not unused.update(used_at=timezone.now()):
        return False
    left = RecoveryCode.objects.filter(user=user, used_at__isnull=True).count()
    audit.record(
        act=acts.USE_CODE, on=acts.account(user), by=user.get_username(), data={"left": left}
    )
    return True


def new_recovery_codes(*, user: User) -> list[str]:
    """New codes in place of all old ones. Raises WrongState."""
    with transaction.atomic():
        if not has_factor(user):
            raise WrongState("Chưa bật mã xác thực", do="Bật mã xác thực trước")
        codes = make_codes(user)
        audit.record(act=acts.NEW_CODES, on=acts.account(user), by=user.get_username())
    return codes


def make_codes(user: User) -> list[str]:
    RecoveryCode.objects.filter(user=user).delete()
    codes = ["".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH)) for _ in range(CODES)]
    RecoveryCode.objects.bulk_create(
        [RecoveryCode(user=user, digest=sealing.digest(code, of=user.pk)) for code in codes]
    )
    half = CODE_LENGTH // 2
    return [f"{code[:half]}-{code[half:]}" for code in codes]


def remove_factor(*, username: str, by: Viewer, why: str) -> None:
    """Take the second factor off an account: one's own, or one that ``by`` manages.

    Raises NotFound, NotAllowed, WrongState, ReasonMissing. Leaves one audit entry.
    """
    with transaction.atomic():
        user = (
            User.objects.get(username=by.name) if username == by.name else managed(username, by=by)
        )
        needs_reason(why, username)
        if not has_factor(user):
            raise WrongState("Chưa bật mã xác thực", where=username, do="Không có gì phải bỏ")
        SecondFactor.objects.filter(user=user).delete()
        RecoveryCode.objects.filter(user=user).delete()
        audit.record(act=acts.REMOVE_FACTOR, on=acts.account(user), by=by.name, note=why.strip())
