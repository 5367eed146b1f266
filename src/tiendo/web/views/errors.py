"""What went wrong, in our words: pages for 400, 403, 404 and 500."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext

from tiendo.register.errors import NotYetKnown
from tiendo.web import words
from tiendo.web.api.refusing import for_programs, no_such_address


def problem(request: HttpRequest, *, what: str, do: str, status: int) -> HttpResponse:
    return render(request, "web/problem.html", {"what": what, "do": do}, status=status)


def bad_request(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    what, do = (
        gettext("Yêu cầu không đọc được"),
        gettext("Kiểm tra lại địa chỉ, hoặc bắt đầu lại từ bảng điểm."),
    )
    return problem(request, what=what, do=do, status=400)


def refused(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """Also for a form sent without its CSRF token."""
    what, do = gettext("Không được phép"), gettext("Yêu cầu bị từ chối. Tải lại trang rồi thử lại.")
    return problem(request, what=what, do=do, status=403)


def not_found(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    if for_programs(request):
        return no_such_address(request)
    what = gettext("Không có trang này trong sổ")
    do = gettext("Địa chỉ có thể gõ sai, hoặc văn bản chưa vào sổ. Thử ô tìm kiếm ở đầu trang.")
    return problem(request, what=what, do=do, status=404)


def not_yet_known(request: HttpRequest, error: NotYetKnown) -> HttpResponse:
    """What is there today and was not on the day asked for; the page leads back to today."""
    what = gettext("Ngày ấy sổ chưa biết điều này")
    do = gettext("Bỏ ngày để xem như hôm nay.")
    if error.since is not None:
        since = gettext("Văn bản nêu nó ra ngày %s.") % words.day(error.since)
        do = f"{since} {do}"
    return problem(request, what=what, do=do, status=404)


def failed(*_: object) -> HttpResponse:
    """No database and no language is needed for this page: either may be what failed."""
    return HttpResponse(render_to_string("web/failed.html"), status=500)
