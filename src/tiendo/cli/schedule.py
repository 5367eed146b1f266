"""Lịch báo cáo của cơ quan: đến ngày thì máy soạn, người phụ trách nhận; máy không gửi đi đâu.

“run” để chạy hằng ngày bằng cron: mỗi báo cáo chỉ soạn một lần, chạy lại không soạn lại.
Bản soạn nằm ở trang Soát dự thảo và Lịch báo cáo; người phụ trách thấy lời nhắc ở trang đầu.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tiendo.cli.read import day

if TYPE_CHECKING:
    from tiendo.drafts.scheduling import Ran

EPILOG = """\
ví dụ:
  tiendo schedule add so-y-te quarter --responsible nguyen.an --day 23
  tiendo schedule add tinh-uy-song-mai year --responsible tran.binh --day 10 --after
  tiendo schedule list
  tiendo schedule end MÃ
  tiendo schedule run                        soạn mọi báo cáo đã đến ngày; đặt vào cron
  tiendo schedule run --as-of 2023-09-25
các loại: month, quarter, half (6 tháng đầu năm), nine-months, year
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    acts = parser.add_subparsers(dest="act", metavar="VIỆC", required=True)
    add = acts.add_parser("add", help="đặt lịch; lịch cũ cùng loại của cơ quan ấy thôi")
    add.add_argument("body", metavar="CƠ-QUAN", help="mã cơ quan")
    add.add_argument("kind", metavar="LOẠI", help="month, quarter, half, nine-months, year")
    add.add_argument("--responsible", required=True, metavar="TÊN", help="tài khoản phụ trách")
    add.add_argument("--day", type=int, metavar="NGÀY", help="ngày trong tháng (mặc định: 23)")
    add.add_argument("--after", action="store_true", help="của tháng sau kỳ, không phải tháng cuối")
    add.add_argument("--from", type=day, dest="since", metavar="NGÀY", help="kể từ (hôm nay)")
    acts.add_parser("list", help="các lịch đang chạy và bản soạn còn chờ")
    end = acts.add_parser("end", help="thôi một lịch")
    end.add_argument("schedule", metavar="MÃ")
    run_ = acts.add_parser("run", help="soạn mọi báo cáo đã đến ngày, mỗi cái một lần")
    run_.add_argument("--as-of", type=day, metavar="NGÀY", help="coi như hôm nay là ngày này")


def run(options: argparse.Namespace) -> int:
    """Status 1 where a report that is due could not be drafted."""
    from tiendo.cli.django import setup

    setup()
    return ACTS[options.act](options)


def add(options: argparse.Namespace) -> int:
    from tiendo.cli.django import person
    from tiendo.drafts.due import kinds
    from tiendo.drafts.scheduling import set_schedule
    from tiendo.register.access import keeper

    usual = kinds().get(options.kind, {}).get("day", 1)
    made = set_schedule(
        body=options.body, kind=options.kind, responsible=options.responsible,
        day=usual if options.day is None else options.day, after=options.after,
        starts_on=options.since, by=keeper(person()),
    )  # fmt: skip
    print(f"Đã đặt lịch {made.slug}: {options.kind} của {made.body.name}, {when(made)}")
    return 0


def when(schedule: object) -> str:
    from tiendo.drafts.models import ReportSchedule

    assert isinstance(schedule, ReportSchedule)
    month = "tháng sau kỳ" if schedule.after else "tháng cuối kỳ"
    return f"ngày {schedule.day} {month}, {schedule.responsible} phụ trách"


def listed(_options: argparse.Namespace) -> int:
    from tiendo.cli.django import person
    from tiendo.drafts.access import scheduled_for, schedules_of
    from tiendo.register.access import keeper

    who = keeper(person())
    for one in schedules_of(who):
        print(f"{one.slug}  {one.body.name}: {one.kind}, {when(one)}")
    for report in scheduled_for(who).filter(taken_at__isnull=True):
        assert report.draft is not None
        print(f"  còn chờ {report.schedule.responsible}: {report.draft.name}")
    return 0


def ended(options: argparse.Namespace) -> int:
    from tiendo.cli.django import person
    from tiendo.drafts.scheduling import end_schedule
    from tiendo.register.access import keeper

    made = end_schedule(schedule=options.schedule, by=keeper(person()))
    print(f"Đã thôi lịch {made.slug}: {made.kind} của {made.body.name}")
    return 0


def drafted(options: argparse.Namespace) -> int:
    from django.utils import timezone

    from tiendo.drafts.scheduling import run_schedules
    from tiendo.register.access import keeper

    done = list(run_schedules(as_of=options.as_of or timezone.localdate(), by=keeper(WHO)))
    for one in done:
        print(line(one), file=sys.stderr if one.why else sys.stdout)
    if not done:
        print("Không có báo cáo nào đến ngày mà chưa soạn.")
    return int(failed(done))


WHO = "lịch báo cáo"


def line(one: Ran) -> str:
    told = f"{one.schedule.body.name}, {one.schedule.kind} {one.period} (ngày {one.due:%d/%m/%Y})"
    if one.draft is None:
        return f"tiendo: chưa soạn được: {told}: {one.why}"
    return f"Đã soạn cho {one.schedule.responsible}: {told}: /soat/{one.draft.slug}/"


def failed(done: Sequence[Ran]) -> bool:
    return any(one.why for one in done)


ACTS: dict[str, Callable[[argparse.Namespace], int]] = {
    "add": add, "list": listed, "end": ended, "run": drafted,
}  # fmt: skip
