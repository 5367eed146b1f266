"""The catalogue: its list, one indicator, and the acts of its keeper."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiendo.errors import TiendoError
from tiendo.register.models import Indicator
from tiendo.register.selectors.catalogue import catalogue_indicator
from tiendo.register.services import catalogue as services
from tiendo.register.services.catalogue.rights import require_keeper
from tiendo.web.links import to_indicator
from tiendo.web.pages import catalogue_edit, catalogue_page
from tiendo.web.rights import viewer
from tiendo.web.views.typed import day_or_none
from tiendo.web.when import shown_day

WRITTEN = ("name", "code", "better", "adds", "over_bodies", "method", "source_body", "frequency")
DAYS = ("valid_from", "valid_to")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = catalogue_page.index(request.GET, viewer(request))
    return render(request, "web/catalogue.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One indicator; one that was merged leads to the one that took it in."""
    found = catalogue_indicator(slug, to=viewer(request), on=shown_day())
    if found.merged_into is not None:
        return redirect(to_indicator(found.merged_into.slug), permanent=False)
    error: TiendoError | None = None
    if request.method == "POST":
        try:
            change(request, slug)
        except TiendoError as wrong:
            error = wrong
        else:
            return done(request, slug)
    page = catalogue_page.page(found, request.GET, viewer(request))
    shown = {"page": page, "error": error, "typed": request.POST}
    return render(request, "web/indicator.html", shown, status=400 if error else 200)


def change(request: HttpRequest, slug: str) -> None:
    """Give it a wording, or describe it: as the form says. Raises TiendoError."""
    by, written = viewer(request), request.POST
    if written.get("act") == "word":
        services.add_wording(indicator=slug, words=written.get("words", ""), by=by)
        return
    given = {name: written[name].strip() for name in WRITTEN if name in written}
    days = {name: day_or_none(written[name]) for name in DAYS if name in written}
    services.describe_indicator(
        indicator=slug, given={**given, **days}, by=by, why=written.get("why", "")
    )


def done(request: HttpRequest, slug: str) -> HttpResponse:
    messages.success(request, gettext("Đã ghi và đã vào nhật ký."))
    return redirect(to_indicator(slug))


def kept(request: HttpRequest, slug: str) -> Indicator:
    """The indicator for its keeper. Raises NotAllowed, NotFound."""
    require_keeper(viewer(request))
    return catalogue_indicator(slug, to=viewer(request))


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, slug: str) -> HttpResponse:
    found = kept(request, slug)
    error: TiendoError | None = None
    if request.method == "POST":
        into, why = request.POST.get("into", ""), request.POST.get("why", "")
        try:
            services.merge_indicators(source=slug, into=into, by=viewer(request), why=why)
        except TiendoError as wrong:
            error = wrong
        else:
            return done(request, into)
    page = catalogue_edit.merge(found, viewer(request))
    shown = {"page": page, "error": error, "typed": request.POST}
    return render(request, "web/merge.html", shown, status=400 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, slug: str) -> HttpResponse:
    found = kept(request, slug)
    error: TiendoError | None = None
    if request.method == "POST":
        try:
            made = services.split_indicator(
                source=slug,
                name=request.POST.get("name", ""),
                wordings=request.POST.getlist("word"),
                chosen_observations=request.POST.getlist("observation"),
                chosen_targets=request.POST.getlist("target"),
                by=viewer(request),
                why=request.POST.get("why", ""),
            )
        except TiendoError as wrong:
            error = wrong
        else:
            return done(request, made.slug)
    page = catalogue_edit.split(found, viewer(request))
    shown = {"page": page, "error": error, "typed": request.POST}
    return render(request, "web/split.html", shown, status=400 if error else 200)


@require_POST
def undo(request: HttpRequest, slug: str) -> HttpResponse:
    number, why = request.POST.get("entry", ""), request.POST.get("why", "")
    entry = int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0
    services.undo_catalogue(entry=entry, by=viewer(request), why=why)
    return done(request, slug)


@require_http_methods(["GET", "HEAD", "POST"])
def wordings(request: HttpRequest) -> HttpResponse:
    error: TiendoError | None = None
    if request.method == "POST":
        slug, words = request.POST.get("indicator", ""), request.POST.get("words", "")
        try:
            services.add_wording(indicator=slug, words=words, by=viewer(request))
        except TiendoError as wrong:
            error = wrong
        else:
            messages.success(request, gettext("Đã ghi và đã vào nhật ký."))
            return redirect("web:wordings")
    require_keeper(viewer(request))
    page = catalogue_edit.wordings(request.GET, viewer(request))
    shown = {"page": page, "error": error}
    return render(request, "web/wordings.html", shown, status=400 if error else 200)
