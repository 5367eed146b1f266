"""A PostgreSQL of its own in a folder, which stays: started, used, and stopped again."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "tiendo"
# For a machine of two cores and some twenty gigabytes; what is made up needs no journal.
USUAL = {
    "listen_addresses": "''",
    "shared_buffers": "4GB",
    "effective_cache_size": "12GB",
    "work_mem": "32MB",
    "maintenance_work_mem": "2GB",
    "max_wal_size": "2GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "random_page_cost": "1.1",
    "default_toast_compression": "lz4",
    "max_parallel_maintenance_workers": "1",
    "jit": "off",
    "fsync": "off",
    "max_connections": "60",
}


class NoPostgres(SystemExit):
    pass


def binaries() -> Path:
    """The folder of Debian's newest PostgreSQL."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise NoPostgres("Chưa có PostgreSQL: chạy make test-postgres một lần")
    return found[-1].parent


def owner() -> list[str]:
    """PostgreSQL refuses to run as root: its own user does it then."""
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


def run(*command: str | Path) -> None:
    done = subprocess.run([*owner(), *map(str, command)], capture_output=True, text=True, cwd="/")
    if done.returncode:
        raise SystemExit(f"{done.stdout}{done.stderr}")


def make(folder: Path) -> None:
    """An empty cluster in ``folder``, unless one is there."""
    if (folder / "PG_VERSION").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    if owner():
        shutil.chown(folder, "postgres", "postgres")
    run(binaries() / "initdb", "-D", folder, "-U", NAME, "-A", "trust", "-E", "UTF8",
        "--locale=C.UTF-8")  # fmt: skip
    settings = "".join(f"{name} = {value}\n" for name, value in USUAL.items())
    with (folder / "postgresql.conf").open("a") as file:
        file.write(f"{settings}unix_socket_directories = '{folder}'\n")


def running(folder: Path) -> bool:
    command = [*owner(), str(binaries() / "pg_ctl"), "-D", str(folder), "status"]
    return not subprocess.run(command, capture_output=True, cwd="/").returncode


@contextmanager
def started(folder: Path) -> Iterator[str]:
    """The cluster's database, by the address that TIENDO_DATABASE takes; stopped afterwards,
    unless it was running before."""
    make(folder)
    was = running(folder)
    if not was:
        run(binaries() / "pg_ctl", "-D", folder, "-l", folder / "log", "-w", "-t", "300",
            "-o", f"-k {folder}", "start")  # fmt: skip
    try:
        create(folder)
        yield f"postgresql://{NAME}@/{NAME}?host={folder}"
    finally:
        if not was:
            run(binaries() / "pg_ctl", "-D", folder, "-m", "fast", "-w", "-t", "600", "stop")


def create(folder: Path) -> None:
    import psycopg

    with psycopg.connect(host=str(folder), user=NAME, dbname="postgres", autocommit=True) as base:
        known = base.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone()
        if known is None:
            base.execute(f"CREATE DATABASE {NAME}")
