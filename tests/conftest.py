"""What every room's tests may use: the sample province, read once, and registered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tiendo.facts.reading import Reading
    from tiendo.register.services import Registered

# No test is timed: a busy machine is no fault of the code's.
settings.register_profile("tiendo", deadline=None)
settings.load_profile("tiendo")


@pytest.fixture(scope="session", autouse=True)
def a_flush_may_empty_the_trail() -> None:
    """Tests of transactions empty every table afterwards; the guard of the trail stands
    aside for that, and only for that."""
    from django.db import connection

    from tiendo.register.guard import guard, unguard

    operations = type(connection.ops)
    flush = operations.sql_flush

    def unguarded(self: Any, style: Any, tables: list[str], **options: Any) -> list[str]:
        emptied = flush(self, style, tables, **options)
        vendor = connection.vendor
        return [*unguard(vendor), *emptied, *guard(vendor)] if emptied else emptied

    operations.sql_flush = unguarded  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a SQLite register lies after all migrations, with nothing in it: a copy of it is
    what a process of its own would make in five seconds. Not there before ``django_db_setup``,
    nor on PostgreSQL."""
    return tmp_path_factory.mktemp("migrated") / "tiendo.sqlite3"


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: Any, migrated: Path
) -> Iterator[None]:
    """What a thread of a test left open must not keep the database of the tests from going."""
    with django_db_blocker.unblock():
        from django.db import connection

        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with closing(sqlite3.connect(migrated)) as file:
                connection.connection.backup(file)
    yield
    with django_db_blocker.unblock():
        from django.db import connection

        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


@pytest.fixture(scope="session", autouse=True)
def each_repeated_question_is_the_plain_one() -> None:
    """Whatever asks a question that is kept in SQL, Django's own writing of it is beside; once
    for the same values, as both are written anew of nothing but them."""
    from tiendo.register import repeated

    repeated.checked = set()


@pytest.fixture(scope="session", autouse=True)
def a_password_is_hashed_in_one_round() -> Iterator[None]:
    """As passwords are hashed, without the rounds that make guessing them slow."""
    from django.contrib.auth.hashers import PBKDF2PasswordHasher

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PBKDF2PasswordHasher, "iterations", 1)
        yield


SAMPLE = Path(__file__).resolve().parents[1] / "examples" / "song-mai"


@pytest.fixture(scope="session")
def sample() -> Path:
    """The folder of the sample province."""
    return SAMPLE


@pytest.fixture(scope="session")
def sample_readings(sample: Path) -> list[Reading]:
    """The sample's documents, read once for all tests of the process."""
    from tiendo.reading import read_file

    return [read_file(path) for path in sorted((sample / "documents").iterdir())]


@pytest.fixture
def sample_bodies(db: None, sample: Path) -> None:
    from tiendo.register.services import load_bodies

    load_bodies(sample / "bodies.yaml")


@pytest.fixture
def sample_register(db: None, sample: Path, sample_readings: list[Reading]) -> list[Registered]:
    """The sample province in the register, as ``tiendo demo`` enters it."""
    from kept_rows import song_mai

    return song_mai(sample, sample_readings)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-write", action="store_true", help="write the golden files again")
    parser.addoption("--database", action="store_true", help="only tests that ask the database")


# The longest journey: begun among the last, one worker would end it while the others stand still.
LONGEST = "test_whole_sample_by_keyboard.py"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest journey first of those in a browser; a second database need not try again
    what asks none."""
    first = next((at for at, item in enumerate(items) if in_browser(item)), 0)
    items[first:] = sorted(items[first:], key=lambda item: item.path.name != LONGEST)
    if not config.getoption("--database"):
        return
    asking = [item for item in items if asks_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(asking)])
    items[:] = asking


def in_browser(item: pytest.Item) -> bool:
    return item.get_closest_marker("browser") is not None


def asks_the_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "province"} & {*getattr(item, "fixturenames", ())}
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


@pytest.fixture
def write_golden(request: pytest.FixtureRequest) -> bool:
    """``make golden`` writes the golden files again; the diff is reviewed like code."""
    return bool(request.config.getoption("--golden-write"))
