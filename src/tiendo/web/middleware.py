"""What surrounds every page: its language, and our errors as pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from tiendo.errors import TiendoError
from tiendo.people.errors import SignInLocked
from tiendo.register.errors import NotAllowed, NotFound, NotYetKnown
from tiendo.register.selectors.masking import asked_once
from tiendo.web.api.refusing import for_programs, refused
from tiendo.web.pages.days import NoDay, day_asked
from tiendo.web.rights import knows_days
from tiendo.web.views.errors import not_found, not_yet_known, problem
from tiendo.web.when import DAY, SHOWN

LANGUAGES = ("vi", "en")
STATUS: dict[type[TiendoError], int] = {NotAllowed: 403, SignInLocked: 429}


class LanguageMiddleware:
    """Vietnamese unless the reader chose another language here.

    The browser's own setting is not asked: offices run English browsers and read
    Vietnamese.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "vi")
        language = chosen if chosen in LANGUAGES else "vi"
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response


class DayMiddleware:
    """Reads the day of the address before a view runs, and forgets it afterwards."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = SHOWN.set(None)
        try:
            return self.get_response(request)
        finally:
            SHOWN.reset(token)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """A view that does not know days is left as it is, and so is one asked for today."""
        match, written = request.resolver_match, request.GET.get(DAY)
        if match is None or not written or not knows_days(match.url_name):
            return None
        today = timezone.localdate()
        try:
            day = day_asked(written, today)
        except NoDay as error:
            return problem(request, what=error.what, do=error.do, status=400)
        SHOWN.set(None if day == today else day)
        return None


class OnceMiddleware:
    """Asks once for a page that only reads what several of its parts must know."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with asked_once():
            return self.get_response(request)


class ErrorMiddleware:
    """An error a person can act on becomes a page, for programs JSON: what happened, what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, TiendoError) and for_programs(request):
            return refused(error)
        if isinstance(error, NotYetKnown):
            return not_yet_known(request, error)
        if isinstance(error, NotFound):
            return not_found(request)
        if isinstance(error, TiendoError):
            status = STATUS.get(type(error), 400)
            return problem(request, what=error.what, do=error.do, status=status)
        return None
