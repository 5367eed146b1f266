"""Drafts: send one, see what was found, accept, let stand, take the file away again."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.drafts import services
from tiendo.drafts.choosing import choose_checks
from tiendo.drafts.files import file_of
from tiendo.errors import TiendoError
from tiendo.reading.formats import limits
from tiendo.reading.formats.refusals import refuse
from tiendo.register.errors import NotFound
from tiendo.web.links import to_draft
from tiendo.web.pages import draft_list, draft_page, draft_settings
from tiendo.web.rights import viewer
from tiendo.web.views.acts import STATUS, whole, with_forms


class ActMissing(TiendoError):
    """A form without an act that there is."""

    code = "act-missing"


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    error: TiendoError | None = None
    if request.method == "POST":
        try:
            data, name = taken(request)
            posted = request.POST
            draft = services.check_draft(
                data=data, name=name, by=viewer(request), body=posted.get("body", ""),
                secrecy=posted.get("secrecy", "open"),
            )  # fmt: skip
            return redirect(to_draft(draft.slug))
        except TiendoError as wrong:
            error = wrong
    page = draft_list.page(request.GET, viewer(request))
    shown = {"page": page, "error": error, "typed": request.POST}
    status = STATUS.get(type(error), 400) if error else 200
    return render(request, "web/drafts.html", shown, status=status)


def taken(request: HttpRequest) -> tuple[bytes, str]:
    """The file that was sent, with its name. Raises TiendoError."""
    file = request.FILES.get("file")
    if file is None:
        raise TiendoError(gettext("Chưa chọn tệp"), do=gettext("Chọn tệp rồi bấm Soát"))
    name = file.name or "du-thao"
    if (file.size or 0) > limits.IMPORT_BYTES:
        raise refuse("huge", limit=f"{limits.IMPORT_BYTES // 1024 // 1024} MB").at(name)
    return file.read(), name


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, slug: str) -> HttpResponse:
    error: TiendoError | None = None
    if request.method == "POST":
        act = request.POST.get("act", "")
        try:
            return done(request, slug, ACTS.get(act, nothing))
        except NotFound:
            raise
        except TiendoError as wrong:
            error = wrong
    page = draft_page.page(slug, viewer(request))
    shown = {"page": page, "error": error, "typed": request.POST}
    status = STATUS.get(type(error), 400) if error else 200
    return render(request, "web/draft.html", shown, status=status)


def done(request: HttpRequest, slug: str, act: Act) -> HttpResponse:
    """Does what a form asks for and leads on: to where the work goes on."""
    told = act(request, slug)
    messages.success(request, told)
    if request.POST.get("act") == "remove":
        return redirect("web:drafts")
    number = whole(request.POST.get("so"))
    return redirect(to_draft(slug) + (f"#ghi-{number}" if number else ""))


def accept(request: HttpRequest, slug: str) -> str:
    posted = request.POST
    made = services.accept_suggestion(
        draft=slug, slip=whole(posted.get("muc")), version=whole(posted.get("ban")),
        by=viewer(request),
    )  # fmt: skip
    return gettext("Đã sửa theo gợi ý: bản %s, tải về được.") % made.number


def dismiss(request: HttpRequest, slug: str) -> str:
    posted = request.POST
    services.dismiss_finding(
        draft=slug, slip=whole(posted.get("muc")), reason=posted.get("reason", ""),
        by=viewer(request),
    )  # fmt: skip
    return gettext("Đã để nguyên, kèm lý do; bản sau cũng vậy.")


def restore(request: HttpRequest, slug: str) -> str:
    services.restore_finding(draft=slug, slip=whole(request.POST.get("muc")), by=viewer(request))
    return gettext("Chỗ này lại chờ xem.")


def renew(request: HttpRequest, slug: str) -> str:
    data, name = taken(request)
    services.check_draft(data=data, name=name, by=viewer(request), into=slug)
    return gettext("Đã soát bản mới.")


def remove(request: HttpRequest, slug: str) -> str:
    services.remove_draft(draft=slug, by=viewer(request))
    return gettext("Đã xóa dự thảo và mọi bản của nó.")


def nothing(_request: HttpRequest, _slug: str) -> str:
    raise ActMissing(gettext("Chưa rõ phải làm gì"), do=gettext("Tải lại trang rồi bấm lại"))


Act = Callable[[HttpRequest, str], str]
ACTS: dict[str, Act] = {
    "accept": accept, "dismiss": dismiss, "restore": restore, "renew": renew, "remove": remove,
}  # fmt: skip


@require_safe
def download(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    file = file_of(slug, form, to=viewer(request))
    response = HttpResponse(file.data, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, file.name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    who = viewer(request)
    modes = {
        name.removeprefix("phep-"): str(value)
        for name, value in request.POST.items()
        if name.startswith("phep-")
    }
    return with_forms(
        request,
        act=lambda: choose_checks(body=slug, modes=modes, by=who),
        page=lambda: draft_settings.page(slug, who),
        template="web/draft_settings.html",
        done="web:drafts",
    )
