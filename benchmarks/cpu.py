"""What a page of the country costs in processor time, beside a plain Django list page.

    python -m benchmarks.cpu [--share 0.02] [--rounds 3] [--only VIEW] [--profile VIEW]

The site's own code without its server, and the floor in a process of its own, in turn: the
time of the process alone counts, so that a busy machine says nearly the same. What the
database does meanwhile is not in it. Each page is made anew; beside it what a page of a guest
costs that is given again, as it is while nothing in the register changes.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.national import ROOT, loaded, told
from benchmarks.users import View

FLOOR = "floor: plain list"
AGAIN = " again"
ASKED = 30  # pages a round
SHOWN = 45  # lines of a profile


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--share", type=Fraction, default=Fraction(1, 50))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", action="append", help="only views whose name begins so")
    parser.add_argument("--profile", help="where the time of one view goes")
    options = parser.parse_args()
    with loaded(options.share, options.folder):
        from benchmarks.country_views import addresses, keep_boards, prepare

        prepare()
        views = [
            view for view in addresses()
            if not options.only or any(view.name.startswith(o) for o in options.only)
        ]  # fmt: skip
        keep_boards(views)
        if options.profile:
            profile(next(view for view in views if view.name.startswith(options.profile)))
            return
        print(told(options.share), flush=True)
        report(measured(views, options.rounds))


def measured(views: Sequence[View], rounds: int) -> dict[str, list[float]]:
    from django.conf import settings

    from tiendo.site.wsgi import application

    taken: dict[str, list[float]] = {FLOOR: []}
    for number in range(rounds + 1):
        floor = floor_apart()
        if number:  # the first round warms up
            taken[FLOOR].append(floor)
        for view in views:
            for kept in (False, True):
                if kept and view.cookie:
                    continue
                settings.TIENDO_KEEP_PAGES = kept
                if kept:  # each page once, to be given again
                    milliseconds(application, view, len(view.addresses))
                spent = milliseconds(application, view)
                if number:
                    taken.setdefault(view.name + AGAIN * kept, []).append(spent)
    return taken


def milliseconds(application: Callable[..., Any], view: View, pages: int = ASKED) -> float:
    """Of the process, for each page."""
    start = time.process_time()
    for number in range(pages):
        ask(application, view, number)
    return (time.process_time() - start) / pages * 1000


def ask(application: Callable[..., Any], view: View, number: int) -> None:
    path, _, query = view.addresses[number % len(view.addresses)].partition("?")
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(), "wsgi.errors": sys.stderr, "HTTP_COOKIE": view.cookie,
        **{f"HTTP_{k.upper().replace('-', '_')}": v for k, v in view.headers.items()},
    }  # fmt: skip
    said: list[str] = []
    answer = application(environ, lambda status, *_: said.append(status))
    b"".join(answer)
    answer.close()
    assert said[0].startswith("200"), (view.addresses[number % len(view.addresses)], said)


def floor_apart() -> float:
    """The floor in a process with settings of its own."""
    command = [sys.executable, "-m", "benchmarks.cpu", "floor"]
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.floor"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=env)
    return float(json.loads(done.stdout))


def floor() -> float:
    import django

    django.setup()
    from benchmarks.floor import application

    view = View(name=FLOOR, port=0, addresses=[f"/?page={n}" for n in range(1, 100)])
    milliseconds(application, view)
    return milliseconds(application, view, 3 * ASKED)


def profile(view: View) -> None:
    from django.conf import settings

    from tiendo.site.wsgi import application

    settings.TIENDO_KEEP_PAGES = False
    milliseconds(application, view)
    with cProfile.Profile() as made:
        milliseconds(application, view)
    pstats.Stats(made).sort_stats("cumulative").print_stats(SHOWN)
    pstats.Stats(made).sort_stats("tottime").print_stats(SHOWN)


def report(taken: dict[str, list[float]]) -> None:
    floor = median(taken[FLOOR])
    print(f"{'view':26} {'ms of CPU':>10} {'ratio':>6} {'again, ms':>10} {'ratio':>6}")
    for name, times in taken.items():
        if name.endswith(AGAIN):
            continue
        again = taken.get(name + AGAIN)
        more = f" {median(again):10.1f} {median(again) / floor:6.2f}" if again else ""
        print(f"{name:26} {median(times):10.1f} {median(times) / floor:6.2f}{more}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["floor"]:
        print(json.dumps(floor()))
    else:
        main()
