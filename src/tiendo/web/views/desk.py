"""The review desk: the batch, and one document with its proposals.

Each act is a form that is sent and leads on to the next proposal. A script that asks
with the header ``X-Fragment`` gets only the part of the page that changes.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.errors import TiendoError
from tiendo.register.errors import ChangedMeanwhile, NotAllowed, NotFound
from tiendo.web.links import to_desk
from tiendo.web.pages import desk_acts, desk_list, desk_page
from tiendo.web.pages.desk_shown import Asked
from tiendo.web.rights import viewer

FRAGMENT = "X-Fragment"
STATUS: dict[type[TiendoError], int] = {ChangedMeanwhile: 409, NotAllowed: 403}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "web/desk.html", {"page": desk_list.page(request.GET, viewer(request))})


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, slug: str) -> HttpResponse:
    if request.method != "POST":
        return shown(request, slug, asked_of(request.GET))
    posted, who = request.POST, viewer(request)
    try:
        done = desk_acts.act(slug, posted, who)
    except NotFound:
        raise
    except TiendoError as error:
        typed = {name: str(value) for name, value in posted.items()}
        again = Asked(
            id=desk_acts.whole(posted.get("muc")), all="xem" in posted, error=error, typed=typed
        )
        return shown(request, slug, again, status=STATUS.get(type(error), 400))
    if fragment(request):
        asked = Asked(id=done.show, after=done.after, all="xem" in posted)
        return shown(request, slug, asked, told=done.told, redraw=done.redraw)
    messages.success(request, done.told)
    return redirect(to_desk(slug, done.show or None, everything="xem" in posted, after=done.after))


def asked_of(query: QueryDict) -> Asked:
    above = query.get("tu", "")
    return Asked(
        id=desk_acts.whole(query.get("muc")),
        after=desk_acts.whole(query.get("sau")),
        all=query.get("xem") == desk_page.ALL,
        above=above if above.isascii() and above.isdigit() and int(above) <= 100 else "",
    )


def fragment(request: HttpRequest) -> bool:
    return FRAGMENT in request.headers


def shown(
    request: HttpRequest,
    slug: str,
    asked: Asked,
    *,
    told: str = "",
    redraw: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The page, or the part of it that a script asked for; with the text where it changed."""
    page, review = desk_page.page(slug, viewer(request), asked)
    context = {"page": page, "error": asked.error, "told": told}
    part = fragment(request)
    if not part or redraw:
        now = page.panel.id if page.panel else 0
        context["text"] = desk_page.text(review, now, everything=page.all)
    template = "web/desk_part.html" if part else "web/desk_document.html"
    return render(request, template, context, status=status)
