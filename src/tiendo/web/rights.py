"""Before a view runs: who asks, and whether the table (tables/views.yaml) lets them in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from tiendo.people.access import viewer_of
from tiendo.people.signing import VERIFIED
from tiendo.register import rights
from tiendo.register.access import NOBODY, Viewer, allowed
from tiendo.register.errors import NotAllowed
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.web.api.refusing import for_programs, refused
from tiendo.web.links import to_sign_in
from tiendo.web.views.errors import problem

EVERYBODY = "everybody"
ASKED = "_viewer"


def viewer(request: HttpRequest) -> Viewer:
    """Who asks, to the register; worked out once a request."""
    if not hasattr(request, ASKED):
        user: User | AnonymousUser | None = getattr(request, "user", None)
        signed_in = user is not None and user.is_authenticated
        verified = signed_in and bool(request.session.get(VERIFIED))
        setattr(request, ASKED, viewer_of(user, verified=verified) if signed_in else NOBODY)
    found: Viewer = getattr(request, ASKED)
    return found


@cache
def views() -> dict[str, Row]:
    """The rows of the table by the name of the view's address."""
    return {row["id"]: row for row in rows("tiendo.web.tables", "views")}


def knows_days(name: str | None) -> bool:
    """Whether the view of that name can be asked what was known on a day."""
    return bool(views().get(name or "", {}).get("dated"))


def opens(name: str | None, to: Viewer) -> bool:
    """Whether the view of that name opens to a viewer; one without a row to nobody."""
    row = views().get(name or "")
    if row is None:
        return False
    return row["right"] == EVERYBODY or allowed(to, row["right"])


class RightsMiddleware:
    """Lets a request pass to its view, sends a guest to sign in, or says what is missing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not viewer(request).is_guest:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        match, who = request.resolver_match, viewer(request)
        name = match.url_name if match else None
        if opens(name, who):
            return None
        if who.is_guest and request.method in ("GET", "HEAD") and not for_programs(request):
            return redirect(to_sign_in(request.get_full_path()))
        return kept_out(request, name, who)


def kept_out(request: HttpRequest, name: str | None, who: Viewer) -> HttpResponse:
    row = views().get(name or "", {})
    right = row.get("right", "")
    if any(right and rights.has(role, right) for role in who.waiting):
        what = gettext("Vai trò của anh chị cần thêm mã xác thực")
        do = gettext("Bật mã xác thực ở trang Tài khoản của tôi, rồi mở lại trang này.")
    else:
        what = gettext("Anh chị chưa có quyền mở trang này")
        do = gettext("Nếu công việc cần, đề nghị người quản trị của cơ quan cấp vai trò.")
    if for_programs(request):
        return refused(NotAllowed(what, where=request.path, do=do))
    return problem(request, what=what, do=do, status=403)
