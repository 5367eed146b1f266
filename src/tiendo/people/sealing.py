"""Secrets at rest: sealed with a key made from the site's own, which is not in the database."""

from __future__ import annotations

import base64
import hmac
from hashlib import sha256

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(secret: bytes) -> str:
    return box().encrypt(secret).decode("ascii")


def unseal(sealed: str) -> bytes:
    """Raises InvalidToken where the site's key is another one now."""
    return box().decrypt(sealed.encode("ascii"))


def box() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(derived(b"tiendo second factor")))


def digest(code: str, *, of: int) -> str:
    """What is kept of a recovery code; ``of`` is the account's primary key."""
    key = derived(b"tiendo recovery codes")
    return hmac.new(key, f"{of}:{code}".encode(), sha256).hexdigest()


def derived(purpose: bytes) -> bytes:
    """A key of its own for each purpose (RFC 5869)."""
    made = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose)
    return made.derive(settings.SECRET_KEY.encode())
