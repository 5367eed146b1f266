"""The provider of identities that the office uses, as its settings name it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from tiendo.people.errors import ProviderRefused

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """``claim`` is what names the account; ``creates``: unknown people get an account
    without a role; ``verifies``: the provider asks everybody for a second factor."""

    issuer: str
    client: str
    secret: str
    name: str
    claim: str
    creates: bool
    verifies: bool


def provider() -> Provider | None:
    """None where the office uses none. Raises ProviderRefused for an address in the clear."""
    given: dict[str, Any] = dict(settings.TIENDO_OIDC)
    if not given["issuer"]:
        return None
    safe(given["issuer"])
    return Provider(**given)


def safe(address: str) -> str:
    """The address itself, if it is encrypted or does not leave this machine."""
    parts = urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL):
        return address
    raise ProviderRefused(
        f"Địa chỉ nơi xác thực không mã hóa: {address}",
        do="Dùng địa chỉ https trong TIENDO_OIDC_ISSUER",
    )
