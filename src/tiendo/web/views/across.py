"""Bodies beside each other."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tiendo.web.pages import across_page
from tiendo.web.rights import viewer


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    page = across_page.page(request.GET, timezone.localdate(), viewer(request))
    return render(request, "web/across.html", {"page": page})
