"""People who ask for pages, as threads with connections that stay open."""

from __future__ import annotations

import http.client
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

USERS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Pages of one kind: their addresses on one port, and the session of who asks for them."""

    name: str
    port: int
    addresses: Sequence[str]
    cookie: str = ""
    fragment: bool = False  # asked for by a script of the page

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": self.cookie} | ({"X-Fragment": "1"} if self.fragment else {})


@dataclass(slots=True)
class Taken:
    """Milliseconds by view, and what went wrong."""

    times: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, other: Taken) -> None:
        for name, times in other.times.items():
            self.times.setdefault(name, []).extend(times)
        self.errors += other.errors


def burst(views: Sequence[View], seconds: float, seed: int) -> Taken:
    """Every user asks for one page after the other, of any of the views, for so long."""
    until = time.monotonic() + seconds
    taken = [Taken() for _ in range(USERS)]
    users = [
        threading.Thread(target=user, args=(views, until, random.Random(seed * 100 + n), one))
        for n, one in enumerate(taken)
    ]
    for one in users:
        one.start()
    for one in users:
        one.join()
    whole = Taken()
    for part in taken:
        whole.add(part)
    return whole


def user(views: Sequence[View], until: float, chance: random.Random, taken: Taken) -> None:
    connections: dict[int, http.client.HTTPConnection] = {}
    while time.monotonic() < until:
        view = chance.choice(views)
        connection = connections.setdefault(
            view.port, http.client.HTTPConnection("127.0.0.1", view.port, timeout=60)
        )
        address = chance.choice(view.addresses)
        start = time.perf_counter()
        try:
            connection.request("GET", address, headers=view.headers)
            answer = connection.getresponse()
            answer.read()
        except OSError as error:
            taken.errors.append(f"{address}: {error}")
            connection.close()
            continue
        taken.times.setdefault(view.name, []).append((time.perf_counter() - start) * 1000)
        if answer.status != 200:
            taken.errors.append(f"{address}: {answer.status}")
    for connection in connections.values():
        connection.close()


def percentile(times: Sequence[float], share: int) -> float:
    """The time that ``share`` percent of the answers do not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)] if ordered else 0.0


def in_turn(
    views: Sequence[View], rounds: int, seconds: float, say: Callable[[str], None]
) -> Taken:
    """Each view alone, in turn and again, so that a busy machine hits all of them."""
    whole = Taken()
    for number in range(rounds + 1):
        for view in views:
            taken = burst([view], seconds if number else 0.5, number)
            if number:  # the first round warms up
                whole.add(taken)
        say(f"vòng {number}/{rounds}")
    return whole
