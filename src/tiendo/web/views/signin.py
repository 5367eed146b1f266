"""Signing in and out: password, code, or the office's provider of identities."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tiendo.errors import TiendoError
from tiendo.people import oidc, signing
from tiendo.people.errors import ProviderRefused, SignInLocked
from tiendo.people.provider import Provider, provider
from tiendo.people.services import account_for

BACK, KEPT = "back", "provider"


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(way_back(request))
    if request.method != "POST":
        return door(request)
    try:
        user = signing.first_factor(
            request, request.POST.get("username", ""), request.POST.get("password", "")
        )
    except SignInLocked as error:
        return door(request, error, status=429)
    if user is None:
        return door(request, TiendoError(gettext("Tên đăng nhập hoặc mật khẩu không đúng")), 401)
    back = way_back(request)
    if signing.proceed(request, user, way="password"):
        return redirect(back)
    request.session[BACK] = back
    return redirect("web:sign-in-code")


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    if signing.pending(request) is None:
        return redirect("web:sign-in")
    if request.method != "POST":
        return render(request, "web/sign_in_code.html")
    try:
        user = signing.second_factor(request, request.POST.get("code", ""))
    except SignInLocked as error:
        return render(request, "web/sign_in_code.html", {"error": error}, status=429)
    if user is None:
        wrong = TiendoError(
            gettext("Mã không đúng"),
            do=gettext("Kiểm tra giờ của điện thoại rồi nhập mã đang hiện"),
        )
        return render(request, "web/sign_in_code.html", {"error": wrong}, status=401)
    back = request.session.pop(BACK, "/")
    signing.open_session(request, user, way="password", verified=True)
    return redirect(back)


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    signing.close_session(request)
    return redirect("web:scoreboard")


@never_cache
@require_GET
def to_provider(request: HttpRequest) -> HttpResponse:
    """A link, no form: our content policy lets no form end at another site."""
    begun = oidc.begin(used(), back=returning(request))
    request.session[KEPT] = begun.kept
    request.session[BACK] = way_back(request)
    return redirect(begun.address)


@never_cache
@require_GET
def from_provider(request: HttpRequest) -> HttpResponse:
    to, kept = used(), request.session.pop(KEPT, {})
    try:
        claims = oidc.finish(to, request.GET.dict(), kept, back=returning(request))
        user = account_for(to, claims)
    except ProviderRefused as error:
        return door(request, error, status=401)
    back = request.session.get(BACK, "/")
    verified = to.verifies or "mfa" in (claims.get("amr") or ())
    if signing.proceed(request, user, way="provider", verified=verified):
        return redirect(back)
    return redirect("web:sign-in-code")


def door(request: HttpRequest, error: TiendoError | None = None, status: int = 200) -> HttpResponse:
    """The page with the ways in, and what was wrong."""
    shown = {
        "error": error,
        "username": request.POST.get("username", ""),
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "provider": provider(),
    }
    return render(request, "web/sign_in.html", shown, status=status)


def used() -> Provider:
    """Raises ProviderRefused where the office uses none."""
    found = provider()
    if found is None:
        raise ProviderRefused(
            gettext("Cơ quan chưa đặt nơi xác thực chung"), do=gettext("Đăng nhập bằng mật khẩu")
        )
    return found


def returning(request: HttpRequest) -> str:
    """Our own address that the provider sends the browser back to."""
    return request.build_absolute_uri(reverse("web:provider-return"))


def way_back(request: HttpRequest) -> str:
    """Where the person wanted to go; never to another site."""
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    own = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if own else "/"
