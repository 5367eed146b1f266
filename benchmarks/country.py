"""The pages of a country: how fast ten users get them, beside a plain Django list page.

    python -m benchmarks.country [--share 0.05] [--rounds 4] [--seconds 3] [--only VIEW]
                                 [--kept] [--turns SECONDS]

Loads the country if it is not there (benchmarks.national), starts the site as ``tiendo serve``
does and the floor beside it, two workers each, and asks for each view in turn, then for all
at once. Also told: queries of a page and its slowest one. Every page is made anew, unless
``--kept`` lets the site give pages again, as it does (TIENDO_KEEP_PAGES); ``--turns`` then
changes the state of the register every so often, after which each page is made anew once.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from benchmarks.national import ROOT, loaded, told
from benchmarks.users import View, burst, in_turn, percentile

FLOOR = "floor: plain list"
MIX = 10.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--share", type=Fraction, default=Fraction(1))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", action="append", help="only views whose name begins so")
    parser.add_argument("--queries", action="store_true", help="only count queries")
    parser.add_argument("--kept", action="store_true", help="pages are given again")
    parser.add_argument("--turns", type=float, help="the register changes every so many seconds")
    options = parser.parse_args()
    os.environ["TIENDO_KEEP_PAGES"] = str(int(options.kept))
    with loaded(options.share, options.folder):
        from benchmarks.country_views import addresses, keep_boards, prepare, queries

        prepare()
        print(told(options.share), flush=True)
        wanted = [
            view for view in addresses()
            if not options.only or any(view.name.startswith(o) for o in options.only)
        ]  # fmt: skip
        keep_boards(wanted)
        counted = {view.name: queries(view) for view in wanted}
        if options.queries:
            report({view.name: [] for view in wanted}, counted)
            return
        with served(options.workers) as (site, floor), turning(options.turns):
            views = [at(view, site) for view in wanted]
            plain = View(name=FLOOR, port=floor, addresses=[f"/?page={n}" for n in range(1, 200)])
            alone = in_turn([plain, *views], options.rounds, options.seconds, say)
            mixed = burst([plain, *views], MIX, 99)
    print("\neach alone, ten users")
    report(alone.times, counted)
    print("\nall at once, ten users")
    report(mixed.times, {})
    for error in dict.fromkeys([*alone.errors, *mixed.errors]):
        print(f"lỗi: {error}")


@contextmanager
def turning(seconds: float | None) -> Iterator[None]:
    """Somebody changes the register every so often, as its triggers note it (web/state.py)."""
    over = threading.Event()

    def turn() -> None:
        from tiendo.web import state

        while seconds and not over.wait(seconds):
            state.begin()

    person = threading.Thread(target=turn)
    person.start()
    try:
        yield
    finally:
        over.set()
        person.join()


def at(view: View, port: int) -> View:
    return replace(view, port=port)


def report(times: dict[str, list[float]], counted: dict[str, tuple[int, float, str]]) -> None:
    floor = percentile(times.get(FLOOR, ()), 95)
    print(f"{'view':26} {'n':>6} {'p50':>6} {'p95':>6} {'p99':>6} {'ratio':>6}  queries, slowest")
    for name, taken in times.items():
        p50, p95, p99 = (percentile(taken, share) for share in (50, 95, 99))
        number, slowest, sql = counted.get(name, (0, 0.0, ""))
        ratio = p95 / floor if floor else 0
        more = f"{number:3} {slowest:6.1f} ms {sql}" if number else ""
        print(f"{name:26} {len(taken):6} {p50:6.0f} {p95:6.0f} {p99:6.0f} {ratio:6.2f}  {more}")


@contextmanager
def served(workers: int) -> Iterator[tuple[int, int]]:
    """The site and the floor, each on a port of its own; both gone afterwards."""
    ports = free_port(), free_port()
    site = [sys.executable, "-m", "tiendo.cli.main", "serve", "--port", str(ports[0]),
            "--workers", str(workers)]  # fmt: skip
    floor = [sys.executable, "-m", "benchmarks.country", "serve-floor", str(ports[1]), str(workers)]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, env=environment(settings))
        for command, settings in ((site, "tiendo.site.settings"), (floor, "benchmarks.floor"))
    ]
    try:
        for port in ports:
            wait_for(port)
        yield ports
    finally:
        for one in running:
            one.terminate()
        for one in running:
            one.wait(30)


def environment(settings: str) -> dict[str, str]:
    return os.environ | {"DJANGO_SETTINGS_MODULE": settings}


def serve_floor(port: int, workers: int) -> None:
    """As ``tiendo serve`` does it (cli/serve.py)."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "benchmarks.floor:application", address="127.0.0.1", port=port, interface=Interfaces.WSGI,
        workers=workers, blocking_threads=2, log_enabled=False,
    ).serve()  # fmt: skip


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
    raise SystemExit(f"Máy chủ ở cổng {port} không lên")


def say(what: str) -> None:
    print(f"• {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve-floor"]:
        serve_floor(int(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
