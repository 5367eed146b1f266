"""Codes of time (RFC 6238): six digits, a step of thirty seconds, as every app makes them."""

from __future__ import annotations

import hmac
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

DIGITS = 6
STEP = 30
# A clock may be a step behind or before.
DRIFT = 1
SECRET_BYTES = 20


def code_at(secret: bytes, step: int) -> str:
    """The code of a step; steps are counted from the epoch."""
    # SHA-1 is what the apps expect; HMAC does not rest on its collisions (RFC 6238, 1.2).
    codes = TOTP(secret, DIGITS, SHA1(), STEP)  # noqa: S303
    return codes.generate(step * STEP).decode("ascii")


def step_of(secret: bytes, code: str, *, now: float, after: int = 0) -> int | None:
    """The step whose code this is, near ``now`` and later than ``after``; None if no one's."""
    here = int(now) // STEP
    for step in range(here - DRIFT, here + DRIFT + 1):
        if step > after and hmac.compare_digest(code_at(secret, step).encode(), code.encode()):
            return step
    return None


def address(secret_text: str, *, account: str, site: str) -> str:
    """The ``otpauth`` address that an app reads from the picture."""
    asked = {"secret": secret_text, "issuer": site, "digits": DIGITS, "period": STEP}
    return f"otpauth://totp/{quote(f'{site}:{account}')}?{urlencode(asked, quote_via=quote)}"
