"""Pages that are given again while nothing that they say has changed.

A page is kept in the process under all that it is made from: its address, language and day,
the program, the word of the register's state (state.py), and of who has signed in the person
with all roles. With another word it is made anew. The token of the forms is each reader's own
and is put in as the page goes out. For a guest the same name is the page's ETag: who has it
already gets 304; what somebody sees who signed in stays in no browser.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.middleware.csrf import get_token
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from tiendo.register.access import NOBODY, Viewer
from tiendo.web import state
from tiendo.web.rights import viewer, views

READ = "register.read"
KEPT_AS = "_kept_as"
# Cookies that a page does not depend on, or that its key holds.
KNOWN_COOKIES = frozenset({settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME})
TOKEN = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}(?=")')
# So many bytes of pages are kept in a process.
MOST = 48 * 2**20
HOW = "private, no-cache"


@dataclass(frozen=True, slots=True)
class Answer:
    """A page: what stands between its tokens, and its headers."""

    parts: tuple[bytes, ...]
    headers: tuple[tuple[str, str], ...]

    @property
    def size(self) -> int:
        return sum(map(len, self.parts))


# What a page is made from, in a word, and for whom.
Key = tuple[str, Viewer]


class Answers:
    """The pages of a process, those asked for last; threads share them."""

    def __init__(self, most: int = MOST) -> None:
        self.most, self.size = most, 0
        self._kept: OrderedDict[Key, Answer] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Answer | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: Key, answer: Answer) -> None:
        with self._lock:
            gone = self._kept.pop(key, None)
            self._kept[key] = answer
            self.size += answer.size - (gone.size if gone else 0)
            while self.size > self.most:
                self.size -= self._kept.popitem(last=False)[1].size


answers = Answers()


class AnswerMiddleware:
    """Stands before everything that asks who it is; behind the checks of forms."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = key_of(request)
        if not key:
            return self.get_response(request)
        if has_it(request, key):
            return marked(request, HttpResponseNotModified(), key)
        found = answers.get((key, NOBODY))
        if found is not None:
            return marked(request, given(request, found), key)
        response = self.get_response(request)
        if keepable(request, response):
            answers.put((key, NOBODY), taken(response))
            marked(request, response, key)
        return response


class OwnAnswerMiddleware:
    """The same for who has signed in: stands behind everything that asks who it is and whether
    the page opens to them, and keeps the pages that the table of views names (``kept``)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        key: Key | None = getattr(request, KEPT_AS, None)
        if key is not None and is_page(response):
            answers.put(key, taken(response))
        return response

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        match, who = request.resolver_match, viewer(request)
        row = views().get(match.url_name or "") if match else None
        if who.is_guest or row is None or not row.get("kept") or len(get_messages(request)):
            return None
        name = made_from(request)
        found = answers.get((name, who)) if name else None
        if name and found is None:
            setattr(request, KEPT_AS, (name, who))
        return None if found is None else given(request, found)


def key_of(request: HttpRequest) -> str:
    """All that a guest's page is made from, in a word; empty where it is not kept."""
    if not KNOWN_COOKIES.issuperset(request.COOKIES) or not settings.TIENDO_PUBLIC:
        return ""
    return made_from(request)


def made_from(request: HttpRequest) -> str:
    """All that a page is made from but who asks; empty where it is not kept."""
    if request.method != "GET" or not settings.TIENDO_KEEP_PAGES:
        return ""
    word = state.word()
    if not word:
        return ""
    from tiendo.web.pages.board_kept import maker

    fragment = "X-Fragment" in request.headers
    parts = (
        word, maker(), str(timezone.localdate()), translation.get_language() or "",
        str(fragment), request.get_full_path(), settings.SECRET_KEY,
    )  # fmt: skip
    return sha256("\n".join(parts).encode()).hexdigest()


def keepable(request: HttpRequest, response: HttpResponse) -> bool:
    """A page of the open register, as anybody gets it."""
    match = request.resolver_match
    row = views().get(match.url_name or "") if match else None
    return row is not None and row["right"] == READ and is_page(response)


def is_page(response: HttpResponse) -> bool:
    """One that says nothing of its own to a browser."""
    if (
        response.status_code != 200
        or response.streaming
        or response.cookies
        or "Cache-Control" in response.headers
    ):
        return False
    return response.headers.get("Content-Type", "").startswith("text/html")


def taken(response: HttpResponse) -> Answer:
    return Answer(tuple(TOKEN.split(response.content)), tuple(response.headers.items()))


def given(request: HttpRequest, answer: Answer) -> HttpResponse:
    token = get_token(request).encode() if len(answer.parts) > 1 else b""
    return HttpResponse(token.join(answer.parts), headers=dict(answer.headers))


def tag(request: HttpRequest, key: str) -> str:
    """The page with the tokens of one reader."""
    own = request.META.get("CSRF_COOKIE") or ""
    return f'"{sha256(f"{key} {own}".encode()).hexdigest()[:32]}"'


def has_it(request: HttpRequest, key: str) -> bool:
    asked = request.headers.get("If-None-Match", "")
    own = settings.CSRF_COOKIE_NAME in request.COOKIES
    return own and tag(request, key) in (one.strip().removeprefix("W/") for one in asked.split(","))


def marked(request: HttpRequest, response: HttpResponse, key: str) -> HttpResponse:
    response.headers["ETag"], response.headers["Cache-Control"] = tag(request, key), HOW
    patch_vary_headers(response, ["Cookie"])
    return response
