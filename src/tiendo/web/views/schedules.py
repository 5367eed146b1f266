"""Report schedules: set one, end it, take over what was drafted."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tiendo.drafts import scheduling
from tiendo.web.pages import schedule_page
from tiendo.web.rights import viewer
from tiendo.web.views.acts import whole, with_forms
from tiendo.web.views.drafts import ActMissing


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    act = ACTS.get(request.POST.get("act", ""), nothing)
    return with_forms(
        request,
        act=lambda: act(request),
        page=lambda: schedule_page.page(who),
        template="web/schedules.html",
        done="web:schedules",
    )


def add(request: HttpRequest) -> object:
    posted = request.POST
    return scheduling.set_schedule(
        body=posted.get("body", ""), kind=posted.get("kind", ""), day=whole(posted.get("day")),
        after=posted.get("after") == "1", responsible=posted.get("responsible", "").strip(),
        by=viewer(request),
    )  # fmt: skip


def end(request: HttpRequest) -> object:
    return scheduling.end_schedule(schedule=request.POST.get("lich", ""), by=viewer(request))


def take(request: HttpRequest) -> object:
    return scheduling.take_scheduled(draft=request.POST.get("du-thao", ""), by=viewer(request))


def nothing(_request: HttpRequest) -> object:
    raise ActMissing(gettext("Chưa rõ phải làm gì"), do=gettext("Tải lại trang rồi bấm lại"))


ACTS: dict[str, Callable[[HttpRequest], object]] = {"add": add, "end": end, "take": take}
