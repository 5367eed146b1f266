"""OpenID Connect, the code flow with PKCE (OpenID Connect Core 1.0, RFC 7636).

The signatures are checked by PyJWT; what an answer must hold is checked here. Whatever
is not as it must be ends in ProviderRefused.
"""

from __future__ import annotations

import base64
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote_plus, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import jwt

from tiendo.people.errors import ProviderRefused
from tiendo.people.provider import Provider, safe

# Signatures with a public key only: "none" and shared secrets are no proof to us.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
REQUIRED = ["iss", "sub", "aud", "exp", "iat"]
TIMEOUT = 10
MOST_BYTES = 1_000_000
LEEWAY = 60
AGAIN = "Đăng nhập lại từ đầu; nếu vẫn vậy, báo người quản trị"


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Where to send the browser, and what the session must remember until it is back."""

    address: str
    kept: dict[str, str]


class NoRedirects(HTTPRedirectHandler):
    """An answer from elsewhere than where we asked is no answer."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def begin(to: Provider, *, back: str) -> Begun:
    """The first half: ``back`` is our own address that the browser returns to."""
    kept = {name: secrets.token_urlsafe(32) for name in ("state", "nonce", "verifier")}
    challenge = sha256(kept["verifier"].encode()).digest()
    asked = {
        "response_type": "code",
        "client_id": to.client,
        "redirect_uri": back,
        "scope": "openid profile email",
        "state": kept["state"],
        "nonce": kept["nonce"],
        "code_challenge": base64.urlsafe_b64encode(challenge).decode().rstrip("="),
        "code_challenge_method": "S256",
    }
    where = safe(metadata(to)["authorization_endpoint"])
    return Begun(address=f"{where}{'&' if '?' in where else '?'}{urlencode(asked)}", kept=kept)


def finish(
    to: Provider, answer: Mapping[str, str], kept: Mapping[str, str], *, back: str
) -> dict[str, Any]:
    """The second half: the claims of the person who came back. Raises ProviderRefused."""
    if not kept or not same(answer.get("state", ""), kept["state"]):
        raise ProviderRefused("Lượt đăng nhập này không bắt đầu từ đây", do=AGAIN)
    if answer.get("error") or not answer.get("code"):
        raise ProviderRefused(
            f"{to.name} không xác nhận ({answer.get('error') or 'không có mã'})", do=AGAIN
        )
    known = metadata(to)
    tokens = exchange(to, known, answer["code"], kept["verifier"], back)
    claims = verified(to, known, str(tokens.get("id_token", "")))
    if not same(str(claims.get("nonce", "")), kept["nonce"]):
        raise ProviderRefused("Câu trả lời không dành cho lượt đăng nhập này", do=AGAIN)
    return claims


def metadata(to: Provider) -> dict[str, Any]:
    """What the provider says of itself; its name must be the one that was asked."""
    found = fetch(Request(f"{to.issuer.rstrip('/')}/.well-known/openid-configuration"))  # noqa: S310
    if found.get("issuer") != to.issuer:
        raise ProviderRefused(
            f"Nơi xác thực tự xưng là {found.get('issuer')}", do="Kiểm tra TIENDO_OIDC_ISSUER"
        )
    return found


def exchange(
    to: Provider, known: Mapping[str, Any], code: str, verifier: str, back: str
) -> dict[str, Any]:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": verifier,
    }
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    ways = known.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    if "client_secret_basic" in ways:
        headers["Authorization"] = basic(quote_plus(to.client), quote_plus(to.secret))
    else:
        form |= {"client_id": to.client, "client_secret": to.secret}
    where = safe(known["token_endpoint"])
    return fetch(Request(where, data=urlencode(form).encode(), headers=headers))  # noqa: S310


def basic(client: str, secret: str) -> str:
    """Both were form-encoded first (RFC 6749, 2.3.1)."""
    return "Basic " + base64.b64encode(f"{client}:{secret}".encode()).decode()


def verified(to: Provider, known: Mapping[str, Any], token: str) -> dict[str, Any]:
    """The claims of an id token that the provider signed for us, now."""
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            key_of(token, fetch(Request(safe(known["jwks_uri"])))),  # noqa: S310 - safe() looked
            algorithms=ALGORITHMS,
            audience=to.client,
            issuer=to.issuer,
            leeway=LEEWAY,
            options={"require": REQUIRED},
        )
    except jwt.PyJWTError as error:
        raise ProviderRefused(
            f"Chứng thực của {to.name} không hợp lệ ({error})", do=AGAIN
        ) from error
    if (
        isinstance(claims["aud"], list)
        and len(claims["aud"]) > 1
        and claims.get("azp") != to.client
    ):
        raise ProviderRefused(f"Chứng thực của {to.name} cấp cho nơi khác", do=AGAIN)
    return claims


def key_of(token: str, listed: Mapping[str, Any]) -> jwt.PyJWK:
    """The provider's key that the token names; its only one where it names none."""
    name = jwt.get_unverified_header(token).get("kid")
    keys = [key for key in jwt.PyJWKSet.from_dict(dict(listed)).keys if name in (None, key.key_id)]
    if len(keys) != 1:
        raise jwt.InvalidKeyError("không rõ khóa nào")
    return keys[0]


def fetch(request: Request) -> dict[str, Any]:
    """A JSON object; a bounded one, in bounded time, from where it was asked."""
    try:
        with build_opener(NoRedirects).open(request, timeout=TIMEOUT) as answer:
            found = json.loads(answer.read(MOST_BYTES))
    except (HTTPError, URLError, OSError, ValueError) as error:
        raise ProviderRefused(f"Nơi xác thực không trả lời được ({error})", do=AGAIN) from error
    if not isinstance(found, dict):
        raise ProviderRefused("Nơi xác thực trả lời sai dạng", do=AGAIN)
    return found


def same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
