"""Files in and out: choose one, see its rows, say yes; exports and templates."""

from __future__ import annotations

from hashlib import sha256

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import etag, require_http_methods, require_safe

from tiendo import __version__
from tiendo.errors import TiendoError
from tiendo.reading.edxml import is_edxml
from tiendo.reading.formats import limits
from tiendo.reading.formats.refusals import refuse
from tiendo.register import selectors, sheets
from tiendo.register.chain import standing_head
from tiendo.register.models import Upload
from tiendo.register.services.importing import (
    Options,
    apply_import,
    close_upload,
    keep_upload,
    options_of,
    preview_import,
    upload_of,
)
from tiendo.register.services.importing.options import issuer_for
from tiendo.web.links import to_document, to_preview
from tiendo.web.pages import import_page
from tiendo.web.rights import viewer
from tiendo.web.views.envelope import show_envelope
from tiendo.web.views.typed import day_typed, period_typed
from tiendo.web.when import shown_day

KINDS = {"chi-tieu": "indicators", "nhiem-vu": "tasks"}


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    error: TiendoError | None = None
    if request.method == "POST":
        try:
            return redirect(to_preview(take(request).slug))
        except TiendoError as wrong:
            error = wrong
    page = import_page.form(viewer(request))
    shown = {"page": page, "error": error, "typed": request.POST}
    return render(request, "web/import.html", shown, status=400 if error else 200)


def take(request: HttpRequest) -> Upload:
    """Keep the file that was sent, if it can be read at all. Raises TiendoError."""
    file = request.FILES.get("file")
    if file is None:
        raise TiendoError(gettext("Chưa chọn tệp"), do=gettext("Chọn tệp rồi bấm Xem trước"))
    if (file.size or 0) > limits.IMPORT_BYTES:
        raise refuse("huge", limit=f"{limits.IMPORT_BYTES // 1024 // 1024} MB").at(file.name or "")
    who, data, name = viewer(request), file.read(), file.name or "tep"
    options = options_typed(request)
    issuer_for(options, who)
    if not is_edxml(data):
        preview_import(data, name, options=options, by=who)  # what cannot be read is not kept
    return keep_upload(data, name, options=options, by=who)


def options_typed(request: HttpRequest) -> Options:
    """Raises TiendoError for a day or a period that is none."""
    written = request.POST
    return Options(
        issuer=written.get("issuer", ""),
        dated=day_typed(written.get("dated", "")),
        number=written.get("number", "").strip(),
        period=period_typed(written.get("period", "")),
        note=written.get("note", "").strip(),
        new_indicators=bool(written.get("new_indicators")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, slug: str) -> HttpResponse:
    who = viewer(request)
    upload = upload_of(slug, by=who)
    if upload.document is not None:
        return redirect(to_document(upload.document.slug))
    if request.method == "POST" and request.POST.get("act") == "discard":
        close_upload(upload)
        messages.success(request, gettext("Đã bỏ tệp, không ghi gì."))
        return redirect("web:import")
    if is_edxml(bytes(upload.data)):
        return show_envelope(request, upload)
    return show_rows(request, upload)


def show_rows(request: HttpRequest, upload: Upload) -> HttpResponse:
    """The rows; or, with a yes, the document that the file became."""
    who, data, options = viewer(request), bytes(upload.data), options_of(upload)
    error: TiendoError | None = None
    if request.method == "POST":
        options = options.noting(request.POST.get("note", ""))
        try:
            digest = request.POST.get("digest", "")
            done = apply_import(data, upload.name, options=options, by=who, digest=digest)
        except TiendoError as wrong:
            error = wrong
        else:
            close_upload(upload, document=done.document)
            return told(request, done.document)
    found = preview_import(data, upload.name, options=options, by=who)
    shown = {"page": import_page.preview(upload, found, options, request.GET), "error": error}
    return render(request, "web/import_preview.html", shown, status=400 if error else 200)


def told(request: HttpRequest, document: str) -> HttpResponse:
    if not document:
        messages.success(request, gettext("Mọi dòng đều như trong sổ, không ghi thêm gì."))
        return redirect("web:import")
    messages.success(
        request, gettext("Đã nhập. Tệp là một văn bản của sổ, mỗi số dẫn về ô của nó.")
    )
    return redirect(to_document(document))


@require_safe
def template(_request: HttpRequest, kind: str, form: str) -> HttpResponse:
    check(kind, form)
    return as_file(sheets.template(KINDS[kind], form), f"mau-{kind}", form)


def export_mark(request: HttpRequest, kind: str, form: str) -> str:
    """What an export depends on: the last entry of the trail, the day, what was asked for.

    Every act of the register leaves an entry, and an export holds only what is open: it is
    the same for everybody, and the same until the trail goes on.
    """
    parts = (__version__, standing_head(), f"{timezone.localdate()}", kind, form,
             *(f"{name}={value}" for name, value in sorted(request.GET.items())))  # fmt: skip
    return f'"{sha256(chr(31).join(map(str, parts)).encode()).hexdigest()[:32]}"'


@require_safe
@etag(export_mark)
def export(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    """Only what is open, whoever asks: a file leaves the house. Asked for twice it is made once."""
    check(kind, form)
    asked = request.GET
    if KINDS[kind] == "tasks":
        rows = selectors.task_rows(body=asked.get("co-quan", ""), on=shown_day())
    else:
        plan, body = asked.get("ke-hoach", ""), asked.get("co-quan", "")
        rows = selectors.indicator_rows(plan=plan, body=body, on=shown_day())
    response = as_file(sheets.FORMS[form](KINDS[kind], rows), kind, form)
    response["Cache-Control"] = "no-cache"  # kept, and asked for again with its mark
    return response


def check(kind: str, form: str) -> None:
    if kind not in KINDS or form not in sheets.FORMS:
        raise Http404


def as_file(data: bytes, name: str, form: str) -> HttpResponse:
    response = HttpResponse(data, content_type=sheets.TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
