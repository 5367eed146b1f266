"""Two people on one proposal at the same moment: one is told, nothing is lost or done twice."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, connections
from made import report, revenue

from tiendo.register.access import Grant, Viewer
from tiendo.register.errors import ChangedMeanwhile
from tiendo.register.models import AuditEvent, DeskAct, Observation, Proposal
from tiendo.register.services import accept_proposal, load_bodies, register_reading

HERE = Path(__file__).parent
BODIES = HERE / "bodies.yaml"
PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from pathlib import Path
from made import report, revenue
from tiendo.register.services import load_bodies, register_reading
load_bodies(Path({bodies!r}))
register_reading(report(revenue("2412")), by="An", accept=False)
"""
# Waits until the other is ready, then accepts what both have seen.
PROGRAM = """
import sys, time
import django; django.setup()
from pathlib import Path
from test_register_two_writers import attempt
mine, other = Path(sys.argv[1]), Path(sys.argv[2])
mine.touch()
while not other.exists():
    time.sleep(0.005)
print(attempt(mine.name))
"""
COUNT = """
import django; django.setup()
from test_register_two_writers import counted
print(*counted())
"""


def attempt(name: str) -> str:
    """Accept the one proposal as first seen; "accepted", or who was quicker."""
    who = Viewer(name=name, grants=(Grant(role="editor"),))
    try:
        accept_proposal(proposal_id=Proposal.objects.get().pk, version=1, by=who)
    except ChangedMeanwhile as told:
        return f"told of {told.by}"
    return "accepted"


def counted() -> list[int]:
    entries = AuditEvent.objects.filter(act="proposal.accept").count()
    return [Observation.objects.count(), entries, DeskAct.objects.count()]


def in_processes(home: Path) -> tuple[list[str], list[int]]:
    """On a SQLite register."""
    env = {k: v for k, v in os.environ.items() if k != "TIENDO_DATABASE"} | {
        "TIENDO_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "tiendo.site.settings",
        "PYTHONPATH": os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")]),
    }
    prepare = PREPARE.format(bodies=str(BODIES))
    subprocess.run([sys.executable, "-c", prepare], env=env, check=True)
    flags = [str(home / "Bình"), str(home / "Chi")]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *pair], env=env, stdout=subprocess.PIPE, text=True
        )
        for pair in (flags, flags[::-1])
    ]
    out = [process.communicate()[0].strip() for process in running]
    count = subprocess.run(
        [sys.executable, "-c", COUNT], env=env, check=True, capture_output=True, text=True
    )
    return out, [int(number) for number in count.stdout.split()]


def in_threads() -> tuple[list[str], list[int]]:
    """On the PostgreSQL of the tests."""
    load_bodies(BODIES)
    register_reading(report(revenue("2412")), by="An", accept=False)
    ready = Barrier(2)

    def work(name: str) -> str:
        ready.wait()
        try:
            return attempt(name)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(work, ("Bình", "Chi"))), counted()


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_accepts_and_the_other_is_told_by_whom(tmp_path: Path) -> None:
    postgres = connection.vendor == "postgresql"
    found, records = in_threads() if postgres else in_processes(tmp_path)
    assert sorted(found) in (["accepted", "told of Bình"], ["accepted", "told of Chi"])
    assert records == [1, 1, 1]
