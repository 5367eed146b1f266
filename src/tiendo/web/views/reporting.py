"""Reports: asked for on a page, taken away as a file."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tiendo.errors import TiendoError
from tiendo.web.pages import pack_page, report_making, report_page

PACK = "goi"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The form; with ``dang`` the report itself, or the form with why there is none."""
    today, form = timezone.localdate(), request.GET.get("dang", "")
    if form not in (*report_making.FORMS, PACK):
        return render(request, "web/report.html", {"page": report_page.page(request.GET, today)})
    try:
        make = pack_page.file if form == PACK else partial(report_making.file, form=form)
        made = make(request.GET, today=today)
    except TiendoError as error:
        return refused(request, today, error)
    response = HttpResponse(made.data, content_type=made.media_type)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def pack(request: HttpRequest) -> HttpResponse:
    """The papers of a conference to be read in the meeting; the form with why there are none."""
    today = timezone.localdate()
    try:
        page = pack_page.page(request.GET, today)
    except TiendoError as error:
        return refused(request, today, error)
    return render(request, "web/pack.html", {"page": page})


def refused(request: HttpRequest, today: date, error: TiendoError) -> HttpResponse:
    page = report_page.page(request.GET, today, error)
    return render(request, "web/report.html", {"page": page}, status=400)
