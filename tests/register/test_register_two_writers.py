"""Two people on one proposal at the same moment: one is told, nothing is lost or done twice."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, connections
from made import report, resolution, revenue

from tiendo.register.access import Grant, Viewer
from tiendo.register.errors import ChangedMeanwhile
from tiendo.register.models import (
    Amendment,
    AuditEvent,
    DeskAct,
    Document,
    Observation,
    Proposal,
    Target,
)
from tiendo.register.services import accept_proposal, load_bodies, register_reading
from tiendo.register.services.amending import amend_target

HERE = Path(__file__).parent
BODIES = HERE / "bodies.yaml"
PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from test_register_two_writers import CASES
CASES[{case!r}].prepare()
"""
# Waits until the other is ready, then acts on what both have seen.
PROGRAM = """
import sys, time
import django; django.setup()
from pathlib import Path
from test_register_two_writers import attempt
mine, other, case = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
mine.touch()
while not other.exists():
    time.sleep(0.005)
print(attempt(mine.name, case))
"""
COUNT = """
import django; django.setup()
from test_register_two_writers import CASES
print(*CASES[{case!r}].counted())
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What stands before, what both do to it, and the numbers of records that one leaves."""

    prepare: Callable[[], object]
    act: Callable[[Viewer], object]
    counted: Callable[[], list[int]]
    leaves: list[int]


def proposed() -> None:
    load_bodies(BODIES)
    register_reading(report(revenue("2412")), by="An", accept=False)


def accept(who: Viewer) -> object:
    return accept_proposal(proposal_id=Proposal.objects.get().pk, version=1, by=who)


def accepted() -> list[int]:
    entries = AuditEvent.objects.filter(act="proposal.accept").count()
    return [Observation.objects.count(), entries, DeskAct.objects.count()]


def planned() -> None:
    load_bodies(BODIES)
    register_reading(resolution(), by="An")
    for name in ("Bình", "Chi"):
        register_reading(report(revenue("2412"), name=f"{name}.docx"), by=name)


def amend(who: Viewer) -> object:
    """Each by a document of one's own: only the version that both saw stands between them."""
    own = Document.objects.get(name=f"{who.name}.docx").slug
    return amend_target(
        target="27-nq-tu-2022-01", document=own, value="4.000 ha", reason="x", by=who, version=1
    )


def amended() -> list[int]:
    entries = AuditEvent.objects.filter(act="target.amend").count()
    return [Amendment.objects.count(), entries, Target.objects.get(ordinal=1).version]


CASES = {
    "accept": Case(prepare=proposed, act=accept, counted=accepted, leaves=[1, 1, 1]),
    "amend": Case(prepare=planned, act=amend, counted=amended, leaves=[1, 1, 2]),
}


def attempt(name: str, case: str) -> str:
    """Act on what was first seen; "accepted", or who was quicker."""
    who = Viewer(name=name, grants=(Grant(role="editor"),))
    try:
        CASES[case].act(who)
    except ChangedMeanwhile as told:
        return f"told of {told.by}"
    return "accepted"


def in_processes(home: Path, case: str) -> tuple[list[str], list[int]]:
    """On a SQLite register."""
    env = {k: v for k, v in os.environ.items() if k != "TIENDO_DATABASE"} | {
        "TIENDO_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "tiendo.site.settings",
        "PYTHONPATH": os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")]),
    }
    prepare = PREPARE.format(case=case)
    subprocess.run([sys.executable, "-c", prepare], env=env, check=True)
    flags = [str(home / "Bình"), str(home / "Chi")]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *pair, case], env=env, stdout=subprocess.PIPE, text=True
        )
        for pair in (flags, flags[::-1])
    ]
    out = [process.communicate()[0].strip() for process in running]
    count = subprocess.run(
        [sys.executable, "-c", COUNT.format(case=case)],
        env=env,
        check=True,
        capture_output=True,
        text=True,
    )
    return out, [int(number) for number in count.stdout.split()]


def in_threads(case: str) -> tuple[list[str], list[int]]:
    """On the PostgreSQL of the tests."""
    CASES[case].prepare()
    ready = Barrier(2)

    def work(name: str) -> str:
        ready.wait()
        try:
            return attempt(name, case)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(work, ("Bình", "Chi"))), CASES[case].counted()


@pytest.mark.parametrize("case", CASES)
@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_acts_and_the_other_is_told_by_whom(
    case: str, new_home: Callable[[str], Path]
) -> None:
    postgres = connection.vendor == "postgresql"
    found, records = in_threads(case) if postgres else in_processes(new_home("sổ"), case)
    assert sorted(found) in (["accepted", "told of Bình"], ["accepted", "told of Chi"])
    assert records == CASES[case].leaves
