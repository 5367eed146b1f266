"""Search over the register."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tiendo.web.pages import finding
from tiendo.web.rights import viewer

LONGEST = 200


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """The list under the search box, for a script; whoever opens it gets the search page."""
    if "X-Fragment" not in request.headers:
        return redirect(f"{reverse('web:search')}?{request.GET.urlencode()}")
    query = request.GET.get("q", "").strip()[:LONGEST]
    page = finding.suggestions(query, viewer(request))
    return render(request, "web/suggest.html", {"page": page, "query": query})


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:LONGEST]
    page = finding.page(query, viewer(request))
    return render(request, "web/search.html", {"page": page, "query": query})
