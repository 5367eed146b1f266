"""The site's settings: one place for the database, a key made once."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tiendo.errors import TiendoError
from tiendo.site.database import database
from tiendo.site.home import secret_key, write_once


def test_without_a_setting_the_register_is_a_file_in_its_home(tmp_path):
    found = database("", tmp_path)
    assert found["ENGINE"] == "django.db.backends.sqlite3"
    assert Path(found["NAME"]).parent == tmp_path
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (
            "postgresql://an:p%40ss@db:5433/so",
            {"NAME": "so", "USER": "an", "PASSWORD": "p@ss", "HOST": "db", "PORT": "5433"},
        ),
        ("postgres:///so", {"NAME": "so", "USER": "", "HOST": "", "PORT": ""}),
        ("postgresql://db/so?sslmode=require", {"OPTIONS": {"sslmode": "require"}}),
    ],
)
def test_postgresql_is_chosen_by_its_address(setting, expected, tmp_path):
    found = database(setting, tmp_path)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("setting", ["mysql://a/b", "so.sqlite3", "postgresql://db"])
def test_another_address_says_how_to_write_it(setting, tmp_path):
    with pytest.raises(TiendoError, match="postgresql://"):
        database(setting, tmp_path)


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path, monkeypatch):
    monkeypatch.delenv("TIENDO_SECRET_KEY", raising=False)
    first = secret_key(tmp_path)
    assert secret_key(tmp_path) == first
    assert len(first) >= 50
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_of_two_processes_that_make_the_key_the_first_wins(tmp_path):
    path = tmp_path / "secret-key"
    write_once(path, "first")
    write_once(path, "second")
    assert path.read_text() == "first"
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


def test_a_key_from_the_environment_is_not_written(tmp_path, monkeypatch):
    monkeypatch.setenv("TIENDO_SECRET_KEY", "given")
    assert secret_key(tmp_path) == "given"
    assert not list(tmp_path.iterdir())


SHOW = """
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    for name in ("journal_mode", "synchronous", "foreign_keys"):
        cursor.execute(f"PRAGMA {name}")
        print(cursor.fetchone()[0])
"""


def test_sqlite_runs_as_measured(tmp_path):
    env = {k: v for k, v in os.environ.items() if k != "TIENDO_DATABASE"} | {
        "TIENDO_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "tiendo.site.settings",
    }
    shown = subprocess.run(
        [sys.executable, "-c", SHOW], env=env, capture_output=True, text=True, check=True
    )
    assert shown.stdout.split() == ["wal", "1", "1"]


def test_debug_is_off_and_nothing_comes_from_elsewhere(settings):
    assert settings.DEBUG is False
    sources = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert sources["default-src"] == ["'self'"]
    assert not any("http" in source for listed in sources.values() for source in listed)


@pytest.mark.django_db
def test_the_suite_runs_on_the_database_that_is_set():
    wanted = "postgresql" if os.environ.get("TIENDO_DATABASE") else "sqlite"
    assert connection.vendor == wanted


@pytest.mark.parametrize(
    ("name", "value"), [("TIENDO_SECOND_FACTOR", "al"), ("TIENDO_IDLE_MINUTES", "0")]
)
def test_a_slip_in_a_setting_of_signing_in_is_said_not_guessed(name, value, tmp_path):
    told = subprocess.run(
        [sys.executable, "-m", "tiendo.cli.main", "user", "list"],
        env=os.environ | {"TIENDO_HOME": str(tmp_path), name: value},
        capture_output=True,
        text=True,
    )
    assert (told.returncode, told.stderr.startswith(f"tiendo: {name}: “{value}”")) == (2, True)
