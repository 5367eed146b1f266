"""How long a session lasts: so many hours in all, so many minutes without a page."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from tiendo.people import acts
from tiendo.people.signing import OPENED, SEEN, close_session

# A page is noted at most so often: reading must not write each time.
GRAIN = 30


class SessionLimits:
    """Ends a session that is over, and says so on the page that comes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = time.time()
            if over(request, now):
                close_session(request, act=acts.EXPIRE)
                messages.info(request, gettext("Phiên đã hết. Xin đăng nhập lại."))
            elif now - request.session.get(SEEN, 0) > GRAIN:
                request.session[SEEN] = now
        return self.get_response(request)


def over(request: HttpRequest, now: float) -> bool:
    opened, seen = request.session.get(OPENED), request.session.get(SEEN)
    if opened is None or seen is None:  # opened by nothing of ours
        return True
    too_old: bool = now - opened > settings.SESSION_COOKIE_AGE
    idle: bool = now - seen > settings.TIENDO_IDLE.total_seconds()
    return too_old or idle
