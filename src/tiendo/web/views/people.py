"""People for their administrators: who there is, what each may do, and changing it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tiendo.errors import TiendoError
from tiendo.people import services
from tiendo.web.links import to_person
from tiendo.web.pages import people_pages
from tiendo.web.rights import viewer
from tiendo.web.views.typed import day_or_none


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    error: TiendoError | None = None
    if request.method == "POST":
        try:
            return redirect(to_person(add(request)))
        except TiendoError as wrong:
            error = wrong
    page = people_pages.index(request.GET, viewer(request))
    shown = {"page": page, "error": error, "typed": request.POST}
    return render(request, "web/people.html", shown, status=400 if error else 200)


def add(request: HttpRequest) -> str:
    made = services.add_account(
        username=request.POST.get("username", ""),
        full_name=request.POST.get("name", ""),
        password=request.POST.get("password") or None,
        by=viewer(request),
    )
    messages.success(request, gettext("Đã lập tài khoản. Bây giờ cấp vai trò."))
    return made.get_username()


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, username: str) -> HttpResponse:
    error: TiendoError | None = None
    if request.method == "POST":
        try:
            act(request, username)
        except TiendoError as wrong:
            error = wrong
        else:
            messages.success(request, gettext("Đã ghi và đã vào nhật ký."))
            return redirect(to_person(username))
    page = people_pages.person(username, viewer(request))
    shown = {"page": page, "error": error, "typed": request.POST}
    return render(request, "web/person.html", shown, status=400 if error else 200)


def act(request: HttpRequest, username: str) -> None:
    """The act that the form names. Raises TiendoError."""
    wanted = ACTS.get(request.POST.get("act", ""))
    if wanted is None:
        raise TiendoError(
            gettext("Yêu cầu không đọc được"), do=gettext("Tải lại trang rồi thử lại")
        )
    wanted(request, username)


def give(request: HttpRequest, username: str) -> None:
    written = request.POST
    services.give_role(
        username=username,
        role=written.get("role", ""),
        body=written.get("body") or None,
        clearance=written.get("clearance", "open"),
        starts_on=day_or_none(written.get("starts_on", "")),
        ends_on=day_or_none(written.get("ends_on", "")),
        by=viewer(request),
        why=written.get("why", ""),
    )


def end(request: HttpRequest, _username: str) -> None:
    key = request.POST.get("membership", "")
    services.end_role(
        membership=int(key) if key.isascii() and key.isdigit() else 0,
        by=viewer(request),
        why=request.POST.get("why", ""),
    )


def close(request: HttpRequest, username: str) -> None:
    services.close_account(username=username, by=viewer(request), why=request.POST.get("why", ""))


def reopen(request: HttpRequest, username: str) -> None:
    services.reopen_account(username=username, by=viewer(request), why=request.POST.get("why", ""))


def unlock(request: HttpRequest, username: str) -> None:
    services.unlock_account(username=username, by=viewer(request))


def password(request: HttpRequest, username: str) -> None:
    services.set_password(
        username=username, password=request.POST.get("password", ""), by=viewer(request)
    )


def factor(request: HttpRequest, username: str) -> None:
    services.remove_factor(username=username, by=viewer(request), why=request.POST.get("why", ""))


ACTS: dict[str, Callable[[HttpRequest, str], None]] = {
    "give": give,
    "end": end,
    "close": close,
    "reopen": reopen,
    "unlock": unlock,
    "password": password,
    "factor": factor,
}
