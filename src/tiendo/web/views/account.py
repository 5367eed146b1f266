"""One's own account: what one may do, the password, the second factor."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiendo.errors import TiendoError
from tiendo.people import services, signing
from tiendo.web.pages import account_page
from tiendo.web.rights import viewer


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    page = account_page.page(me(request), viewer(request))
    return render(request, "web/account.html", {"page": page})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    shown = {"rules": account_page.rules()}
    if request.method != "POST":
        return render(request, "web/password.html", shown)
    try:
        change(request)
    except TiendoError as error:
        return render(request, "web/password.html", shown | {"error": error}, status=400)
    messages.success(request, gettext("Đã đổi mật khẩu. Các phiên khác đã hết."))
    return redirect("web:account")


def change(request: HttpRequest) -> None:
    """Raises TiendoError: the old one is wrong, the new ones differ, or the new one is weak."""
    old, new, again = (request.POST.get(name, "") for name in ("old", "new", "again"))
    user = me(request)
    signing.again(request, password=old)
    if new != again:
        raise TiendoError(gettext("Hai lần gõ mật khẩu mới không giống nhau"))
    services.change_password(user=user, password=new)
    update_session_auth_hash(request, user)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def factor(request: HttpRequest) -> HttpResponse:
    """The picture for the app; with the right first code, the recovery codes, once."""
    error: TiendoError | None = None
    if request.method == "POST":
        try:
            codes = services.confirm_factor(user=me(request), code=request.POST.get("code", ""))
        except TiendoError as wrong:
            error = wrong
        else:
            request.session[signing.VERIFIED] = True
            return render(request, "web/codes.html", {"codes": codes})
    begun = services.begin_factor(user=me(request), site="Tiến Độ")
    shown = {"page": account_page.picture(begun), "error": error}
    return render(request, "web/factor.html", shown, status=400 if error else 200)


@never_cache
@sensitive_post_parameters()
@require_POST
def codes(request: HttpRequest) -> HttpResponse:
    signing.again(request, code=request.POST.get("code", ""))
    made = services.new_recovery_codes(user=me(request))
    return render(request, "web/codes.html", {"codes": made})


@never_cache
@require_POST
def factor_off(request: HttpRequest) -> HttpResponse:
    signing.again(request, code=request.POST.get("code", ""))
    by = viewer(request)
    services.remove_factor(username=by.name, by=by, why="Tự bỏ")
    request.session[signing.VERIFIED] = False
    messages.success(request, gettext("Đã bỏ mã xác thực."))
    return redirect("web:account")


def me(request: HttpRequest) -> User:
    """The right ``account.own`` lets in only who signed in."""
    return cast(User, request.user)
