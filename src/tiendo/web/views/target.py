"""A target with all that is known of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tiendo.web.pages import target_build
from tiendo.web.rights import viewer


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    page = target_build.page(slug, timezone.localdate(), viewer(request))
    return render(request, "web/target.html", {"page": page})
