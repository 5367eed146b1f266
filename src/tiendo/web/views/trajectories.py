"""The way to a target, as a person lays it down."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from tiendo.scoring import laying
from tiendo.web import links
from tiendo.web.pages import trajectory_page
from tiendo.web.rights import viewer
from tiendo.web.views.acts import version_of, with_forms
from tiendo.web.views.typed import day_or_none


@require_http_methods(("GET", "HEAD", "POST"))
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Lay down a trajectory, or take it back."""
    return with_forms(
        request,
        act=partial(change, request, slug),
        page=partial(trajectory_page.page, slug, viewer(request)),
        template="web/trajectory.html",
        done=links.to_target(slug),
    )


def change(request: HttpRequest, slug: str) -> None:
    sent, by = request.POST, viewer(request)
    why, seen = sent.get("why", ""), version_of(sent.get("version"))
    if sent.get("act") == "withdraw":
        laying.withdraw_trajectory(target=slug, why=why, by=by, version=seen)
        return
    laying.lay_trajectory(
        target=slug,
        points=sent.get("points", ""),
        reason=why,
        since=day_or_none(sent.get("since", "")),
        by=by,
        version=seen,
    )
