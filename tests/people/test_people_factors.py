"""The second factor: codes of time as the standard has them, each used once."""

from __future__ import annotations

import base64
import time

import pytest
from cryptography.fernet import InvalidToken
from hypothesis import given
from hypothesis import strategies as st
from persons import person

from tiendo.people import sealing, services, totp
from tiendo.people.errors import CodeWrong
from tiendo.people.models import RecoveryCode, SecondFactor
from tiendo.people.selectors import codes_left, has_factor
from tiendo.register.access import Viewer
from tiendo.register.errors import WrongState
from tiendo.register.models import AuditEvent

# RFC 6238, appendix B, SHA-1; the last six of its eight digits.
VECTORS = {
    59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924",
    2000000000: "279037", 20000000000: "353130",
}  # fmt: skip
SECRET = b"12345678901234567890"


@pytest.mark.parametrize(("moment", "code"), VECTORS.items())
def test_codes_are_those_of_the_standard(moment: int, code: str) -> None:
    assert totp.code_at(SECRET, moment // totp.STEP) == code
    assert totp.step_of(SECRET, code, now=moment) == moment // totp.STEP


@given(st.integers(0, 2**33), st.integers(-3, 3))
def test_a_code_is_right_within_a_step_and_not_beyond(now: int, away: int) -> None:
    step = now // totp.STEP + away
    if step <= 0:
        return
    found = totp.step_of(SECRET, totp.code_at(SECRET, step), now=now)
    if abs(away) <= totp.DRIFT:
        assert found is not None


@given(st.text(max_size=12))
def test_what_is_no_code_is_none(text: str) -> None:
    codes = {totp.code_at(SECRET, step) for step in range(39, 42)}
    if text not in codes:
        assert totp.step_of(SECRET, text, now=40 * totp.STEP) is None


def test_a_secret_at_rest_is_not_in_the_clear(settings) -> None:
    sealed = sealing.seal(SECRET)
    assert base64.b32encode(SECRET).decode() not in sealed
    assert sealing.unseal(sealed) == SECRET
    settings.SECRET_KEY = "khác"
    with pytest.raises(InvalidToken):
        sealing.unseal(sealed)


def test_the_address_names_site_and_account() -> None:
    address = totp.address("ABC", account="nguyen.an", site="Tiến Độ")
    assert address.startswith(
        "otpauth://totp/Ti%E1%BA%BFn%20%C4%90%E1%BB%99%3Anguyen.an?secret=ABC"
    )


def code_now(secret: str, away: int = 0) -> str:
    padded = secret + "=" * (-len(secret) % 8)
    return totp.code_at(base64.b32decode(padded), int(time.time()) // totp.STEP + away)


@pytest.mark.django_db
class TestEnrolling:
    def test_a_first_code_turns_it_on_and_gives_recovery_codes(self) -> None:
        user = person("chi")
        begun = services.begin_factor(user=user, site="Tiến Độ")
        assert services.begin_factor(user=user, site="Tiến Độ") == begun
        assert not has_factor(user)
        codes = services.confirm_factor(user=user, code=code_now(begun.secret))
        assert has_factor(user)
        assert len(set(codes)) == codes_left(user) == 10
        assert AuditEvent.objects.get().act == "factor.confirm"
        kept = list(RecoveryCode.objects.values_list("digest", flat=True))
        assert not set(kept) & {code.replace("-", "") for code in codes}

    def test_a_wrong_code_turns_nothing_on(self) -> None:
        user = person("chi")
        services.begin_factor(user=user, site="x")
        with pytest.raises(CodeWrong):
            services.confirm_factor(user=user, code="000000x")
        assert not has_factor(user)
        assert not AuditEvent.objects.exists()

    def test_no_code_counts_twice(self) -> None:
        user = person("chi")
        begun = services.begin_factor(user=user, site="x")
        first = code_now(begun.secret)
        services.confirm_factor(user=user, code=first)
        assert not services.check_code(user=user, code=first)
        later = code_now(begun.secret, 1)
        assert services.check_code(user=user, code=f" {later[:3]} {later[3:]} ")
        assert not services.check_code(user=user, code=later)

    def test_a_recovery_code_counts_once(self) -> None:
        user = person("chi")
        begun = services.begin_factor(user=user, site="x")
        one, *_ = services.confirm_factor(user=user, code=code_now(begun.secret))
        assert services.check_code(user=user, code=one.upper())
        assert not services.check_code(user=user, code=one)
        entry = AuditEvent.objects.last()
        assert (entry.act, entry.data) == ("factor.recover", {"left": 9})

    def test_new_recovery_codes_end_the_old(self) -> None:
        user = person("chi")
        begun = services.begin_factor(user=user, site="x")
        old = services.confirm_factor(user=user, code=code_now(begun.secret))
        new = services.new_recovery_codes(user=user)
        assert not services.check_code(user=user, code=old[0])
        assert services.check_code(user=user, code=new[0])

    def test_it_is_taken_off_with_a_reason(self, machine: Viewer) -> None:
        user = person("chi")
        begun = services.begin_factor(user=user, site="x")
        services.confirm_factor(user=user, code=code_now(begun.secret))
        services.remove_factor(username="chi", by=machine, why="mất máy")
        assert not SecondFactor.objects.exists()
        assert not RecoveryCode.objects.exists()
        assert AuditEvent.objects.last().note == "mất máy"
        with pytest.raises(WrongState):
            services.remove_factor(username="chi", by=machine, why="mất máy")

    def test_another_persons_code_is_of_no_use(self) -> None:
        mine, other = person("chi"), person("dũng")
        begun = services.begin_factor(user=mine, site="x")
        codes = services.confirm_factor(user=mine, code=code_now(begun.secret))
        assert not services.check_code(user=other, code=codes[0])
        assert not services.check_code(user=other, code=code_now(begun.secret, 1))
