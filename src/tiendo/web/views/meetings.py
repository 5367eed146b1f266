"""Meetings, newest first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tiendo.web.pages import meeting_list
from tiendo.web.rights import viewer


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = meeting_list.page(request.GET, viewer(request))
    return render(request, "web/meetings.html", {"page": page})
