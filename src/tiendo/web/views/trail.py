"""The trail for its auditors: filtered, in pages, to take away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from tiendo.people.services.exporting import export_trail
from tiendo.register.trail_files import FORMS
from tiendo.web.pages import trail_page
from tiendo.web.rights import viewer

TYPES = {"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl; charset=utf-8"}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = trail_page.page(request.GET, viewer(request))
    return render(request, "web/trail.html", {"page": page})


@require_POST
def export(request: HttpRequest) -> StreamingHttpResponse:
    form = request.POST.get("dang", "")
    form = form if form in FORMS else "csv"
    asked = trail_page.asked_of(request.POST)
    lines = export_trail(asked, form=form, to=viewer(request))
    response = StreamingHttpResponse(lines, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="nhat-ky.{form}"'
    return response
