"""Load the made-up country into a PostgreSQL that stays in a folder.

    python -m benchmarks.national [--share 0.05] [--folder build/national-0.05]

34 provinces, 3,321 communes, 60 indicators, 39 quarters by month: 23.6 million observations
at share 1 (about an hour on two cores, some 45 GB). A folder that is loaded is left alone.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

from benchmarks import cluster
from benchmarks.national_country import Size

ROOT = Path(__file__).resolve().parent.parent
DONE = "tiendo-loaded"  # beside the folder: how it was loaded


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--share", type=Fraction, default=Fraction(1))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--part", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        write_part(options.share, options.part)
        return
    with loaded(options.share, options.folder) as address:
        print(f"{address} · {told(options.share)}")


def folder_of(share: Fraction) -> Path:
    return ROOT / "build" / f"national-{float(share):g}"


class loaded:  # noqa: N801 - used as a function
    """The running, loaded cluster of a share; its address, inside a ``with``."""

    def __init__(self, share: Fraction, folder: Path | None = None) -> None:
        self.share, self.folder = share, (folder or folder_of(share)).resolve()
        self.cluster = cluster.started(self.folder)

    def __enter__(self) -> str:
        address = self.cluster.__enter__()
        os.environ["TIENDO_DATABASE"] = address
        os.environ["TIENDO_HOME"] = str(self.folder.with_name(f"{self.folder.name}-home"))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo.site.settings")
        import django

        django.setup()
        try:
            fill(self.share, self.mark)
        except BaseException:
            self.cluster.__exit__(None, None, None)
            raise
        return address

    @property
    def mark(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}.{DONE}")

    def __exit__(self, *error: object) -> None:
        from django.db import connections

        connections.close_all()
        self.cluster.__exit__(None, None, None)


def fill(share: Fraction, mark: Path) -> None:
    """Migrate; load where nothing was loaded."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    if mark.exists():
        return
    from tiendo.register.models import Document

    if Document.objects.exists():
        raise SystemExit(f"{mark.with_suffix('')}: nạp dở, xóa thư mục rồi nạp lại")
    start = time.monotonic()
    load(share, start)
    mark.write_text(told(share) + f", {time.monotonic() - start:.0f} s\n", "utf-8")


def load(share: Fraction, start: float) -> None:
    from django.db import connection

    from benchmarks.national_load import finish, ground, without_indexes
    from benchmarks.national_sinks import CopySink

    size = Size.of_share(share)
    ground(size)
    back = without_indexes()
    connection.close()
    say(start, "nạp dòng")
    parts = os.cpu_count() or 1
    command = [sys.executable, "-m", "benchmarks.national", "--share", str(share), "--part"]
    writers = [subprocess.Popen([*command, f"{n}/{parts}"], cwd=ROOT) for n in range(parts)]
    ended = [one.wait() for one in writers]
    if any(ended):
        raise SystemExit("Một tiến trình nạp bị lỗi")
    say(start, "dựng chỉ mục")
    with connection.cursor() as cursor:
        for statement in back:
            cursor.execute(statement)
    say(start, "đếm, ghi nhật ký")
    finish(size, CopySink())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    say(start, "xong")


def write_part(share: Fraction, part: str) -> None:
    import django

    django.setup()
    from benchmarks.national_load import write_rows
    from benchmarks.national_sinks import CopySink

    number, _, parts = part.partition("/")
    write_rows(Size.of_share(share), CopySink(), int(number), int(parts))


def told(share: Fraction) -> str:
    size = Size.of_share(share)
    return (
        f"{size.bodies} cơ quan, {size.indicators} chỉ tiêu, {size.quarters * 3} tháng, "
        f"{size.observations:,} số liệu tháng"
    )


def say(start: float, what: str) -> None:
    print(f"• {time.monotonic() - start:6.0f} s  {what}", flush=True)


if __name__ == "__main__":
    main()
