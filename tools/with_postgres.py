"""Run a command with a fresh PostgreSQL that is gone afterwards.

usage: python tools/with_postgres.py COMMAND …

Debian's ``pg_virtualenv`` makes the cluster (as root too); the command finds it
through TIENDO_DATABASE, the one setting that chooses the database.
"""

from __future__ import annotations

import os
import sys


def main() -> None:
    if os.environ.get("TIENDO_INSIDE_PG"):
        env = os.environ
        env["TIENDO_DATABASE"] = (
            f"postgresql://{env['PGUSER']}:{env['PGPASSWORD']}@{env['PGHOST']}:{env['PGPORT']}/postgres"
        )
        os.execvp(sys.argv[1], sys.argv[1:])
    os.environ["TIENDO_INSIDE_PG"] = "1"
    # fsync off: a test database need not survive a power cut.
    inside = ["-o", "fsync=off", "-o", "full_page_writes=off", "-t"]
    os.execvp("pg_virtualenv", ["pg_virtualenv", *inside, sys.executable, __file__, *sys.argv[1:]])


if __name__ == "__main__":
    main()
