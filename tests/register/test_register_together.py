"""Two at once: nothing is lost, nothing is entered twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, connections
from made import report, resolution, revenue, snapshot

from tiendo.register.chain import verify
from tiendo.register.services import load_bodies, register_reading

HERE = Path(__file__).parent
BODIES = HERE / "bodies.yaml"
# Waits until the other is ready, then registers the same documents at the same time.
PROGRAM = """
import json, sys, time
import django
django.setup()
from pathlib import Path
from made import report, resolution, revenue, snapshot
from datetime import date
from tiendo.register.services import register_readings
mine, other = Path(sys.argv[1]), Path(sys.argv[2])
mine.touch()
while not other.exists():
    time.sleep(0.01)
made = [resolution(), *(report(revenue(str(n)), day=date(2023, 1, n)) for n in range(1, 9))]
list(register_readings(made, by="An"))
from tiendo.register.chain import verify
found = snapshot()
broken = verify()
assert not broken.broken, broken
print(json.dumps(found))
"""


def documents():
    return [resolution(), *(report(revenue(str(n)), day=date(2023, 1, n)) for n in range(1, 9))]


def in_processes(home: Path) -> list[dict[str, list[str]]]:
    """Two processes on one SQLite register; what each of them sees in the end."""
    env = {k: v for k, v in os.environ.items() if k != "TIENDO_DATABASE"} | {
        "TIENDO_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "tiendo.site.settings",
        "PYTHONPATH": os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")]),
    }
    prepare = "import django; django.setup(); from django.core.management import call_command; "
    prepare += "call_command('migrate', verbosity=0); from pathlib import Path; "
    prepare += "from tiendo.register.services import load_bodies; "
    prepare += f"load_bodies(Path({str(BODIES)!r}))"
    subprocess.run([sys.executable, "-c", prepare], env=env, check=True)
    flags = [str(home / "one"), str(home / "two")]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *pair], env=env, stdout=subprocess.PIPE, text=True
        )
        for pair in (flags, flags[::-1])
    ]
    out = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    return [json.loads(text) for text in out]


def in_threads() -> list[dict[str, list[str]]]:
    """Two threads on the PostgreSQL of the tests."""
    load_bodies(BODIES)
    ready = Barrier(2)

    def work(_: int) -> None:
        ready.wait()
        for one in documents():
            register_reading(one, by="An")
        connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    assert not verify().broken
    return [snapshot()]


@pytest.mark.django_db(transaction=True)
def test_two_who_register_the_same_documents_at_once_make_one_register(new_home):
    found = in_threads() if connection.vendor == "postgresql" else in_processes(new_home("sổ"))
    last = max(found, key=lambda one: len(one["AuditEvent"]))
    assert len(last["Document"]) == len(last["AuditEvent"]) - 1 == 9
    assert len(last["Target"]) == 4
    assert len(last["Observation"]) == 8
    in_force = [one for one in last["Observation"] if "supersedes=None" in one]
    assert len(in_force) == 1  # one chain, one root
