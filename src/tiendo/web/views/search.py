"""Search over the register."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tiendo.web.pages import finding
from tiendo.web.rights import viewer

LONGEST = 200


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:LONGEST]
    page = finding.page(query, viewer(request))
    return render(request, "web/search.html", {"page": page, "query": query})
