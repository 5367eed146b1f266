"""Tasks, by owner and by date."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tiendo.web.pages import task_list
from tiendo.web.rights import viewer


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = task_list.page(request.GET, timezone.localdate(), viewer(request))
    return render(request, "web/tasks.html", {"page": page})
