"""Bodies: the list, and one in time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tiendo.web.pages import body_build, body_list
from tiendo.web.rights import viewer


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = body_list.page(request.GET, timezone.localdate())
    return render(request, "web/bodies.html", {"page": page})


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    page = body_build.page(slug, request.GET, timezone.localdate(), viewer(request))
    return render(request, "web/body.html", {"page": page})
