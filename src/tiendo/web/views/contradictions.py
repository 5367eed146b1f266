"""Contradictions: the list, and one with its sides, to be settled or reopened."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.errors import TiendoError
from tiendo.register.errors import ChangedMeanwhile, NotAllowed, NotEnterable, NotFound
from tiendo.register.models import Outcome
from tiendo.register.services import (
    Decision,
    reopen_contradiction,
    settle_contradiction,
    undo,
)
from tiendo.web.links import to_contradiction
from tiendo.web.pages import contradiction_list, contradiction_page
from tiendo.web.rights import viewer


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = contradiction_list.page(request.GET, request.path, viewer(request))
    return render(request, "web/contradictions.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, key: str) -> HttpResponse:
    error: TiendoError | None = None
    if request.method == "POST":
        try:
            messages.success(request, act(request, key))
            return redirect(to_contradiction(key))
        except (NotAllowed, NotFound):
            raise
        except TiendoError as wrong:
            error = wrong
    page = contradiction_page.page(key, viewer(request))
    shown = {"page": page, "error": error, "typed": request.POST}
    return render(request, "web/contradiction.html", shown, status=status_of(error))


def status_of(error: TiendoError | None) -> int:
    if error is None:
        return 200
    return 409 if isinstance(error, ChangedMeanwhile) else 400


def act(request: HttpRequest, key: str) -> str:
    """Do what the form says, and say that it is done. Raises TiendoError."""
    written, by = request.POST, viewer(request)
    if written.get("act") == "undo":
        undo(document=written.get("document", ""), by=by)
        return gettext("Đã hoàn tác.")
    if written.get("act") == "reopen":
        reopen_contradiction(
            settlement=whole(written.get("settlement")), reason=written.get("reason", ""),
            version=whole(written.get("version")), by=by,
        )  # fmt: skip
        return gettext("Đã mở lại. Các số lại đứng cạnh nhau.")
    settle_contradiction(
        key=key, decision=decision_of(written), version=written.get("version", ""), by=by
    )
    return gettext("Đã ghi, có lý do, và đã vào nhật ký.")


def decision_of(written: QueryDict) -> Decision:
    """Raises NotEnterable where nothing was chosen."""
    outcome, _, proposal = written.get("outcome", "").partition("-")
    if outcome not in Outcome.values:
        raise NotEnterable(
            gettext("Chưa chọn cách xử lý"), do=gettext("Chọn một trong các cách rồi ghi lý do")
        )
    apart = outcome == Outcome.APART
    return Decision(
        outcome=Outcome(outcome),
        reason=written.get("reason", ""),
        proposal=whole(written.get("which") if apart else proposal) or None,
        subject=written.get("subject", "") if apart else "",
        indicator=written.get("indicator", "") if apart else "",
    )


def whole(written: str | None) -> int:
    text = written or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
