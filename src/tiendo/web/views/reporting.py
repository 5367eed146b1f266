"""Reports: asked for on a page, taken away as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tiendo.errors import TiendoError
from tiendo.web.pages import report_page


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The form; with ``dang`` the report itself, or the form with why there is none."""
    today, form = timezone.localdate(), request.GET.get("dang", "")
    if form not in report_page.FORMS:
        return render(request, "web/report.html", {"page": report_page.page(request.GET, today)})
    try:
        made = report_page.file(request.GET, form, today)
    except TiendoError as error:
        page = report_page.page(request.GET, today, error)
        return render(request, "web/report.html", {"page": page}, status=400)
    response = HttpResponse(made.data, content_type=made.media_type)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    response["Cache-Control"] = "no-cache"
    return response
