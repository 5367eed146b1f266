"""Bodies by the names that texts give them, at a date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.db.models import Count, Max, QuerySet

from tiendo.register.models import AuditEvent, Body
from tiendo.register.recorded import recorded
from tiendo.register.repeated import repeated
from tiendo.vocabulary.text import fold, new_tone

LIST = re.compile(r"\s*;\s*")


class Bodies:
    """The office's own bodies, found by folded name or alias; one query, then none.

    Those of the country's table are left out: loading it must not change whose word counts.
    """

    def __init__(self, bodies: Iterable[Body] | None = None) -> None:
        own = Body.objects.filter(country=False).select_related("speaks_for")
        found = own if bodies is None else bodies
        self.all = list(found)
        self._by_name: dict[str, list[Body]] = {}
        for body in self.all:
            for words in {name_key(words) for words in names(body)}:
                self._by_name.setdefault(words, []).append(body)

    @property
    def root(self) -> Body | None:
        """The first body of the list: whose news a page without an issuer tells."""
        return self.all[0] if self.all else None

    def find(self, words: str | None, on: date | None = None) -> Body | None:
        """The body named so that stood on a day; None if none or several did.

        A name and the province after it is one: "UBND tỉnh Sông Mai".
        """
        if not words:
            return None
        key = name_key(words)
        for known in (key, self._without_root(key)):
            standing = [body for body in self._by_name.get(known, ()) if stood(body, on)]
            if len(standing) == 1:
                return standing[0]
        return None

    def by_slug(self, slug: str) -> Body | None:
        return next((body for body in self.all if body.slug == slug), None)

    def find_issuer(self, words: str | None, on: date | None = None) -> Body | None:
        """The body that issues: the last of a heading that names those above it too.

        "UBND TỈNH SÔNG MAI SỞ Y TẾ" is Sở Y tế.
        """
        parts = name_key(words or "").split()
        tails = (" ".join(parts[at:]) for at in range(len(parts)))
        return next(filter(None, (self.find(tail, on) for tail in tails)), None)

    def find_all(self, texts: Iterable[str], on: date | None = None) -> list[Body]:
        """The bodies that the register knows among the names, each once, in order."""
        found = (self.find(words, on) for words in texts)
        return list({body.pk: body for body in found if body is not None}.values())

    def _without_root(self, key: str) -> str:
        """ "ubnd tinh song mai" as "ubnd tinh"; "tinh uy song mai" as "tinh uy"."""
        if self.root is None:
            return key
        bare = re.sub(r"^(?:tinh|thanh pho) ", "", name_key(self.root.name))
        return key.removesuffix(f" {bare}") if key != bare else key


def names(body: Body) -> list[str]:
    return [words for words in (body.name, body.short_name, *body.aliases) if words]


def name_key(words: str) -> str:
    """A name in the form that is compared: folded, hyphens and commas aside."""
    return " ".join(re.sub(r"[^\w&]+", " ", fold(new_tone(words))).split())


def stood(body: Body, on: date | None) -> bool:
    """Whether a body stood on a day; one without dates always did."""
    if on is None:
        return True
    after = body.valid_from is None or body.valid_from <= on
    return after and (body.valid_to is None or on <= body.valid_to)


def known_bodies() -> Bodies:
    """The bodies as they were loaded last: folded once a process, not once a page.

    For looking only. What tells that a list was loaded since is its entry in the trail,
    and how many bodies there are.
    """
    mark = last_load()
    return kept_bodies(mark[0], how_many()) if mark else Bodies()


@repeated()
def last_load() -> QuerySet[AuditEvent, str]:
    loads = AuditEvent.objects.filter(act="body.load").order_by("-id")
    return loads.values_list("hash", flat=True)[:1]


@recorded()
def how_many() -> dict[str, int]:
    return Body.objects.aggregate(Count("pk"), Max("pk"))


@lru_cache(maxsize=2)
def kept_bodies(_mark: str, _known: tuple[int, ...]) -> Bodies:
    return Bodies()
