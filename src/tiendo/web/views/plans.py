"""Plans in time: a target's level, a plan's end, what units were given, what carries what out."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.register import sheets
from tiendo.register.services import amending, ending, handing, linking
from tiendo.web import links
from tiendo.web.pages import coverage_page, handed_page, levels, link_page, plan_end
from tiendo.web.rights import viewer
from tiendo.web.views.acts import version_of, whole, with_forms
from tiendo.web.views.typed import day_or_none

FORMS = ("GET", "HEAD", "POST")


@require_http_methods(FORMS)
def target_levels(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the level of a target by a document, or take a change back."""
    who = viewer(request)
    return with_forms(
        request,
        act=partial(change_level, request, slug),
        page=partial(levels.page, slug, who),
        template="web/levels.html",
        done=links.to_target(slug),
    )


def change_level(request: HttpRequest, slug: str) -> None:
    sent, by = request.POST, viewer(request)
    seen = version_of(sent.get("version"))
    if sent.get("act") == "withdraw":
        amending.withdraw_amendment(
            target=slug, document=sent.get("document", ""), why=sent.get("why", ""), by=by,
            version=seen,
        )  # fmt: skip
        return
    amending.amend_target(
        target=slug,
        document=sent.get("document", ""),
        value=sent.get("value", ""),
        reason=sent.get("why", ""),
        holds_from=day_or_none(sent.get("since", "")),
        by=by,
        version=seen,
    )


@require_http_methods(FORMS)
def end_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that a plan was replaced, or that it goes on after all."""
    who = viewer(request)
    return with_forms(
        request,
        act=partial(change_end, request, slug),
        page=partial(plan_end.page, slug, who),
        template="web/plan_end.html",
        done=links.to_plan(slug),
    )


def change_end(request: HttpRequest, slug: str) -> None:
    sent, by = request.POST, viewer(request)
    why, seen = sent.get("why", ""), version_of(sent.get("version"))
    if sent.get("act") == "resume":
        ending.resume_plan(plan=slug, why=why, by=by, version=seen)
        return
    ending.end_plan(
        plan=slug,
        successor=sent.get("document", ""),
        on=day_or_none(sent.get("since", "")),
        reason=why,
        by=by,
        version=seen,
    )


@require_safe
def handed(request: HttpRequest, slug: str) -> HttpResponse:
    """What of a target was given to units, and what it comes to."""
    page = handed_page.page(slug, request.GET, timezone.localdate(), viewer(request), edits=False)
    return render(request, "web/handed.html", {"page": page})


@require_http_methods(FORMS)
def hand_down(request: HttpRequest, slug: str) -> HttpResponse:
    """Link the targets of units to the one above, or part them again."""
    who, today = viewer(request), timezone.localdate()
    return with_forms(
        request,
        act=partial(change_parts, request, slug),
        page=partial(handed_page.page, slug, request.GET, today, who, edits=True),
        template="web/handed_edit.html",
        done=links.to_handing(slug, edits=True),
    )


def change_parts(request: HttpRequest, slug: str) -> None:
    sent, by = request.POST, viewer(request)
    part, why = sent.get("part", ""), sent.get("why", "")
    seen = version_of(sent.get("version"))
    if sent.get("act") == "take-back":
        handing.take_back(whole=slug, part=part, why=why, by=by, version=seen)
        return
    handing.hand_down(whole=slug, part=part, reason=why, by=by, version=seen)


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    page = coverage_page.page(request.GET, timezone.localdate(), viewer(request))
    return render(request, "web/coverage.html", {"page": page})


@require_safe
def coverage_file(request: HttpRequest) -> HttpResponse:
    """Only what is open, whoever asks: a file leaves the house."""
    rows = coverage_page.file_rows(request.GET, timezone.localdate())
    response = HttpResponse(sheets.plain_csv(rows), content_type=sheets.TYPES["csv"])
    response.headers["Content-Disposition"] = 'attachment; filename="trien-khai.csv"'
    return response


@require_http_methods(FORMS)
def document_links(request: HttpRequest, slug: str) -> HttpResponse:
    """Correct what a document's links say, or add one."""
    return with_forms(
        request,
        act=partial(change_link, request, slug),
        page=partial(link_page.page, slug, viewer(request)),
        template="web/document_links.html",
        done=links.to_document_links(slug),
    )


def change_link(request: HttpRequest, slug: str) -> None:
    sent, by = request.POST, viewer(request)
    relation, why = sent.get("relation", ""), sent.get("why", "")
    if sent.get("act") == "correct":
        linking.correct_link(
            link=whole(sent.get("link")), relation=relation, why=why, by=by,
            version=version_of(sent.get("version")),
        )  # fmt: skip
        return
    linking.add_link(source=slug, named=sent.get("document", ""), relation=relation, why=why, by=by)
