"""From a provider's word to an account: known, linked once, or made new where that is wished."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from tiendo.people import acts
from tiendo.people.errors import ProviderRefused
from tiendo.people.models import Identity
from tiendo.people.provider import Provider
from tiendo.people.services.accounts import NAME
from tiendo.register import audit


def account_for(to: Provider, claims: Mapping[str, Any]) -> User:
    """The account of the person whom the provider vouches for.

    A person is known by the provider's own id. The first time, the claim that the office
    chose names an account that has no password here, so that no provider's name takes
    over an account that somebody else holds. Raises ProviderRefused.
    """
    subject = str(claims["sub"])[:255]
    known = Identity.objects.filter(issuer=to.issuer, subject=subject).select_related("user")
    with transaction.atomic():
        found = known.first()
        user = found.user if found else linked(to, claims, subject)
    if not user.is_active:
        raise ProviderRefused("Tài khoản đã đóng", where=user.username, do="Hỏi người quản trị")
    return user


def linked(to: Provider, claims: Mapping[str, Any], subject: str) -> User:
    name = str(claims.get(to.claim) or "").strip().lower()
    user = User.objects.select_for_update().filter(username=name).first()
    if user is None and to.creates and NAME.fullmatch(name):
        user = User(username=name, first_name=str(claims.get("name") or "")[:150])
        user.set_unusable_password()
        user.save()
        audit.record(act=acts.ADD_ACCOUNT, on=acts.account(user), by=name, data={"by": to.name})
    if user is None or user.has_usable_password() or user.identities.exists():
        raise ProviderRefused(
            f"Chưa có tài khoản dành cho {to.name}",
            where=name,
            do="Nhờ người quản trị lập tài khoản đăng nhập qua nơi xác thực",
        )
    Identity.objects.create(user=user, issuer=to.issuer, subject=subject)
    data = {"issuer": to.issuer, "subject": subject}
    audit.record(act=acts.LINK_IDENTITY, on=acts.account(user), by=name, data=data)
    return user
