"""``tiendo user`` and ``tiendo audit`` as a person at the machine runs them."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

GUARDS = ("register_auditevent_no_update", "register_auditevent_no_delete")


class Machine:
    """A register of its own, and the command on it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        keep = {k: v for k, v in os.environ.items() if k != "TIENDO_DATABASE"}
        self.env = keep | {"TIENDO_HOME": str(home), "TIENDO_BY": "trực"}

    def run(self, *words: str, typed: str = "") -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "tiendo.cli.main", *words],
            env=self.env, input=typed, capture_output=True, text=True,
        )  # fmt: skip
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_first_administrator_and_the_trail_that_tells_of_it(machine: Machine) -> None:
    code, said = machine.run("user", "add", "nguyen.an", "--role", "administrator", "--random")
    assert (code, said.count("Mật khẩu: ")) == (0, 1)
    weak = machine.run("user", "add", "binh", typed="123\n")
    assert weak[0] == 2
    assert "Chọn mật khẩu khác" in weak[1]
    assert machine.run("user", "add", "binh", typed="con trau tim leo cau 47\n")[0] == 0
    assert machine.run("user", "give", "binh", "auditor", "--why", "phân công")[0] == 0
    code, said = machine.run("user", "list")
    assert "administrator, toàn sổ, open" in said
    number = said.split("auditor")[0].split()[-1]
    assert machine.run("user", "end", number, "--why", "nhầm")[0] == 0
    assert machine.run("user", "close", "binh", "--why", "nghỉ")[0] == 0
    assert "(đã đóng)" in machine.run("user", "list")[1]
    code, said = machine.run("audit", "export")
    entries = [json.loads(line) for line in said.splitlines()]
    assert [entry["act"] for entry in entries] == [
        "trail.export", "account.close", "role.end", "role.give", "account.add", "role.give",
        "account.add",
    ]  # fmt: skip
    assert {entry["by"] for entry in entries} == {"trực (máy chủ)"}


def test_one_altered_byte_in_the_file_is_found(machine: Machine) -> None:
    assert machine.run("user", "add", "thu", typed="con trau tim leo cau 47\n")[0] == 0
    assert machine.run("user", "give", "thu", "auditor", "--why", "phân công")[0] == 0
    assert machine.run("user", "close", "thu", "--why", "nghỉ")[0] == 0
    code, said = machine.run("audit", "verify")
    assert code == 0
    head = said.split()[-1]
    assert machine.run("audit", "verify", "--expect", head)[0] == 0
    file = sqlite3.connect(machine.home / "tiendo.sqlite3")
    with pytest.raises(sqlite3.IntegrityError):
        file.execute("UPDATE register_auditevent SET by = 'ai' WHERE id = 3")
    for name in GUARDS:
        file.execute(f"DROP TRIGGER {name}")
    file.execute("UPDATE register_auditevent SET data = data || ' ' WHERE id = 3")
    file.commit()
    file.close()
    code, said = machine.run("audit", "verify")
    assert (code, "từ mục 3:" in said) == (1, True)
