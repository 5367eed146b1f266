"""The scoreboard: the newest plan, or the one that is named."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tiendo.web.pages import board_page, changes_page, schedule_page
from tiendo.web.rights import viewer


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    page = board_page.page(None, request.GET, request.path, timezone.localdate(), viewer(request))
    waiting = schedule_page.waiting(viewer(request))
    if page is None:
        count = board_page.count_documents(viewer(request))
        return render(request, "web/empty.html", {"documents": count, "waiting": waiting})
    return render(request, "web/scoreboard.html", {"page": page, "waiting": waiting})


@require_safe
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    page = board_page.page(slug, request.GET, request.path, timezone.localdate(), viewer(request))
    return render(request, "web/scoreboard.html", {"page": page})


@require_safe
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed in a plan between two days."""
    page = changes_page.page(slug, request.GET, timezone.localdate(), viewer(request))
    return render(request, "web/changes.html", {"page": page})
