"""A page with forms: what is sent is done and leads on, or comes back with what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from tiendo.errors import TiendoError
from tiendo.register.errors import ChangedMeanwhile, NotAllowed

STATUS: dict[type[TiendoError], int] = {ChangedMeanwhile: 409, NotAllowed: 403}


def with_forms(
    request: HttpRequest,
    *,
    act: Callable[[], object],
    page: Callable[[], Any],
    template: str,
    done: str,
) -> HttpResponse:
    """``page`` is made after the act, so that a refused one stands beside what is now there."""
    error: TiendoError | None = None
    if request.method == "POST":
        try:
            act()
        except TiendoError as wrong:
            error = wrong
        else:
            messages.success(request, gettext("Đã ghi và đã vào nhật ký."))
            return redirect(done)
    shown = {"page": page(), "error": error, "typed": request.POST}
    status = 200 if error is None else STATUS.get(type(error), 400)
    return render(request, template, shown, status=status)


def version_of(written: str | None) -> int | None:
    """The version that a form was made of; None where it names none."""
    plain = (written or "").strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else None


def whole(written: str | None) -> int:
    """A key from a form; 0 for none."""
    return version_of(written) or 0
