"""A target with all that is known of it, and what is to be expected."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tiendo.web.pages import forecast_page, target_build
from tiendo.web.rights import viewer


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    page = target_build.page(slug, request.GET, timezone.localdate(), viewer(request))
    return render(request, "web/target.html", {"page": page})


@require_safe
def forecast(request: HttpRequest, slug: str) -> HttpResponse:
    """A page of its own, or the part that the target's page shows when it is asked for."""
    page = forecast_page.page(slug, timezone.localdate(), viewer(request))
    if "X-Fragment" in request.headers:
        return render(request, "web/forecast_part.html", {"page": page, "level": 3})
    return render(request, "web/forecast.html", {"page": page})
