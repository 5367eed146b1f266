"""Documents: the list, and one with its text."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tiendo.web.pages import document_list, document_page
from tiendo.web.rights import viewer


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(
        request, "web/documents.html", {"page": document_list.page(request.GET, viewer(request))}
    )


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "web/document.html", {"page": document_page.page(slug, viewer(request))})
