"""What went wrong, in our words: pages for 400, 403, 404 and 500."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext


def problem(request: HttpRequest, *, what: str, do: str, status: int) -> HttpResponse:
    return render(request, "web/problem.html", {"what": what, "do": do}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(
        request,
        what=gettext("Yêu cầu không đọc được"),
        do=gettext("Kiểm tra lại địa chỉ, hoặc bắt đầu lại từ bảng điểm."),
        status=400,
    )


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(
        request,
        what=gettext("Không được phép"),
        do=gettext("Yêu cầu bị từ chối. Tải lại trang rồi thử lại."),
        status=403,
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(
        request,
        what=gettext("Không có trang này trong sổ"),
        do=gettext("Địa chỉ có thể gõ sai, hoặc văn bản chưa vào sổ. Thử ô tìm kiếm ở đầu trang."),
        status=404,
    )


def failed(request: HttpRequest) -> HttpResponse:
    """No database and no request is needed for this page: either may be what failed."""
    return render(None, "web/failed.html", status=500)  # type: ignore[arg-type]
