"""Signing in at a provider of identities: a real round trip to one on this machine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.contrib.auth.models import User
from django.test import Client
from identities import CLIENT, SECRET, Provider
from persons import PASSWORD, person

from tiendo.people import services
from tiendo.people.errors import ProviderRefused
from tiendo.people.models import Identity
from tiendo.people.provider import safe
from tiendo.register.models import AuditEvent

pytestmark = pytest.mark.django_db
START, RETURN = "/dang-nhap/noi-khac/", "/dang-nhap/noi-khac/ve/"


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    made = Provider()
    settings.TIENDO_OIDC = settings.TIENDO_OIDC | {
        "issuer": made.issuer, "client": CLIENT, "secret": SECRET, "name": "Sở TTTT",
    }  # fmt: skip
    yield made
    made.close()


def go(client: Client, provider: Provider, **more: str):
    """Start here, say yes there, and come back."""
    begun = client.get(START, {"next": "/van-ban/"})
    assert begun.status_code == 302
    assert begun["Location"].startswith(f"{provider.issuer}/authorize?")
    return client.get(RETURN, provider.approve(begun["Location"]) | more)


def test_the_sign_in_page_offers_it(provider: Provider, client: Client) -> None:
    page = client.get("/dang-nhap/?next=/van-ban/").content.decode()
    assert "Sở TTTT" in page
    assert 'href="/dang-nhap/noi-khac/?next=/van-ban/"' in page


def test_who_the_provider_vouches_for_is_signed_in(provider: Provider, client: Client) -> None:
    person("chi", "reader")
    assert go(client, provider)["Location"] == "/van-ban/"
    assert "Đăng xuất" in client.get("/").content.decode()
    assert Identity.objects.get().subject == "người-1"
    acts = [entry.act for entry in AuditEvent.objects.all()]
    assert acts == ["account.link", "session.open"]
    assert AuditEvent.objects.last().data["way"] == "provider"


def test_a_person_is_known_by_the_providers_id_whatever_the_name(
    provider: Provider, client: Client
) -> None:
    person("chi")
    go(client, provider)
    provider.claims = {"preferred_username": "tên-mới"}
    assert go(Client(), provider).status_code == 302
    assert User.objects.count() == 1


def test_an_account_with_a_password_is_not_taken_over(provider: Provider, client: Client) -> None:
    person("chi", "administrator", password=PASSWORD)
    assert go(client, provider).status_code == 401
    assert not Identity.objects.exists()


def test_one_account_is_not_two_peoples(provider: Provider, client: Client) -> None:
    person("chi")
    go(client, provider)
    provider.claims = {"sub": "người-2"}
    assert go(Client(), provider).status_code == 401


def test_unknown_people_get_an_account_without_a_role_only_where_it_is_wished(
    provider: Provider, client: Client, settings
) -> None:
    assert go(client, provider).status_code == 401
    settings.TIENDO_OIDC = settings.TIENDO_OIDC | {"creates": True}
    provider.claims = {"name": "Nguyễn Chi"}
    assert go(client, provider).status_code == 302
    made = User.objects.get()
    assert (made.username, made.first_name, made.memberships.count()) == ("chi", "Nguyễn Chi", 0)
    assert not made.has_usable_password()


def test_a_closed_account_does_not_open(provider: Provider, client: Client) -> None:
    person("chi")
    go(client, provider)
    User.objects.update(is_active=False)
    assert go(Client(), provider).status_code == 401


@pytest.mark.parametrize(
    ("claims", "setting", "opens"),
    [({}, False, False), ({"amr": ["pwd", "mfa"]}, False, True), ({}, True, True)],
)
def test_the_providers_second_factor_counts_where_it_says_so(
    claims: dict[str, Any], setting: bool, opens: bool, provider: Provider, client, settings
) -> None:
    settings.TIENDO_OIDC = settings.TIENDO_OIDC | {"verifies": setting}
    person("chi", "auditor")
    provider.claims = claims
    go(client, provider)
    assert (client.get("/nhat-ky/").status_code == 200) is opens


def test_an_own_second_factor_is_asked_for_after_the_provider(
    provider: Provider, client: Client
) -> None:
    user = person("chi", "auditor")
    services.begin_factor(user=user, site="x")
    user.second_factor.confirmed_at = "2024-01-01T00:00Z"
    user.second_factor.save()
    assert go(client, provider)["Location"] == "/dang-nhap/ma/"
    assert client.get("/tai-khoan/").status_code == 302


NOW = int(time.time())
SPOILT: dict[str, dict[str, Any]] = {
    "for another client": {"aud": "khác"},
    "for us and another, issued to the other": {"aud": [CLIENT, "khác"], "azp": "khác"},
    "from another issuer": {"iss": "https://khac.example"},
    "run out": {"exp": NOW - 3600},
    "from the future": {"iat": NOW + 3600},
    "without an end": {"exp": None},
    "without a person": {"sub": None},
    "of another sign-in": {"nonce": "khác"},
    "without a nonce": {"nonce": None},
}


@pytest.mark.parametrize("case", SPOILT)
def test_a_token_that_is_not_for_this_sign_in_is_refused(
    case: str, provider: Provider, client: Client
) -> None:
    person("chi")
    provider.claims = SPOILT[case]
    assert go(client, provider).status_code == 401
    assert not Identity.objects.exists()
    assert "Đăng xuất" not in client.get("/").content.decode()


SIGNATURES: dict[str, dict[str, Any]] = {
    "by another key": {
        "algorithm": "RS256",
        "key": rsa.generate_private_key(public_exponent=65537, key_size=2048),
    },
    "by nobody": {"algorithm": "none", "key": None},
    "with a shared secret": {"algorithm": "HS256", "key": "x" * 32},
}


@pytest.mark.parametrize("case", SIGNATURES)
def test_a_token_with_another_signature_is_refused(
    case: str, provider: Provider, client: Client
) -> None:
    person("chi")
    provider.sign = SIGNATURES[case]
    assert go(client, provider).status_code == 401


@pytest.mark.parametrize("more", [{"state": "khác"}, {"code": ""}, {"error": "access_denied"}])
def test_an_answer_that_we_did_not_ask_for_is_refused(
    more: dict[str, str], provider: Provider, client: Client
) -> None:
    person("chi")
    assert go(client, provider, **more).status_code == 401


def test_an_answer_is_used_once_and_in_its_own_browser(provider: Provider, client: Client) -> None:
    person("chi")
    answer = provider.approve(client.get(START)["Location"])
    assert Client().get(RETURN, answer).status_code == 401
    assert client.get(RETURN, answer).status_code == 302
    assert client.get(RETURN, answer).status_code == 401


@pytest.mark.parametrize(
    "answer", [{"issuer": "http://127.0.0.1:1"}, {"jwks_uri": "http://xau.example/keys"}]
)
def test_a_provider_that_is_not_who_it_says_or_speaks_in_the_clear_is_refused(
    answer: dict[str, str], provider: Provider, client: Client
) -> None:
    person("chi")
    begun = client.get(START)
    told = provider.approve(begun["Location"])
    provider.answers["metadata"] = answer
    assert client.get(RETURN, told).status_code == 401


def test_a_provider_that_does_not_answer_is_said_so(provider: Provider, client: Client) -> None:
    provider.close()
    response = client.get(START)
    assert response.status_code == 400
    assert "không trả lời" in response.content.decode()


def test_without_a_provider_there_is_no_way_in_by_one(client: Client) -> None:
    assert client.get(START).status_code == 400


@pytest.mark.parametrize("address", ["http://a.example", "ftp://a.example", "a.example", ""])
def test_an_address_in_the_clear_is_refused(address: str) -> None:
    with pytest.raises(ProviderRefused):
        safe(address)
    assert safe("https://a.example") == "https://a.example"
