"""Xuất số liệu hoặc nhiệm vụ ra Excel, CSV, đúng khuôn mà lệnh import nhận lại.

Chỉ xuất phần không mật. Với --template thì ra mẫu trống kèm một dòng ví dụ và cách ghi.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tiendo.cli.putting import put_out
from tiendo.cli.read import day
from tiendo.errors import TiendoError

EPILOG = """\
ví dụ:
  tiendo export chi-tieu -o so-lieu.xlsx
  tiendo export chi-tieu --plan nghi-quyet-27-nq-tu --format csv > so-lieu.csv
  tiendo export nhiem-vu --body so-tai-chinh -o nhiem-vu.xlsx
  tiendo export chi-tieu --as-of 2023-10-01 -o so-lieu-den-1-10.xlsx
  tiendo export bo-du-lieu -o bo-du-lieu
  tiendo export chi-tieu --template -o mau.xlsx
"""
KINDS = {"chi-tieu": "indicators", "nhiem-vu": "tasks", "bo-du-lieu": "data"}


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.add_argument(
        "kind",
        choices=sorted(KINDS),
        metavar="LOẠI",
        help="chi-tieu | nhiem-vu | bo-du-lieu (Parquet để chấm bằng máy khác)",
    )
    parser.add_argument(
        "--format", choices=("xlsx", "csv"), help="mặc định: theo đuôi tệp ra, xlsx"
    )
    parser.add_argument("-o", "--output", metavar="TỆP", help="tệp ra (mặc định: đầu ra chuẩn)")
    parser.add_argument("--plan", default="", metavar="MÃ", help="chỉ một kế hoạch")
    parser.add_argument("--body", default="", metavar="MÃ", help="chỉ một cơ quan, địa bàn")
    parser.add_argument(
        "--as-of", type=day, metavar="NGÀY", help="những gì đã biết đến ngày (mặc định: hôm nay)"
    )
    parser.add_argument("--template", action="store_true", help="mẫu trống để ghi số vào")


def run(options: argparse.Namespace) -> int:
    if KINDS[options.kind] == "data":
        return write_data(options)
    from tiendo.cli.django import setup

    setup()
    from tiendo.register import selectors, sheets

    form = options.format or form_by(options.output)
    kind = KINDS[options.kind]
    if options.template:
        put_out(sheets.template(kind, form), options.output)
        return 0
    if options.plan:
        selectors.plan(
            options.plan, on=options.as_of
        )  # NotFound says so, rather than an empty file
    if kind == "tasks":
        rows = selectors.task_rows(body=options.body, on=options.as_of)
    else:
        rows = selectors.indicator_rows(plan=options.plan, body=options.body, on=options.as_of)
    put_out(sheets.FORMS[form](kind, rows), options.output)
    return 0


def write_data(options: argparse.Namespace) -> int:
    """The register's targets and what is known of them, as a data set in a directory."""
    from tiendo.cli.django import setup
    from tiendo.cli.setwise import of_register
    from tiendo.scale import store

    if not options.output:
        raise TiendoError("Bộ dữ liệu cần một thư mục", do="Thêm -o bo-du-lieu")
    setup()

    from tiendo.register.chain import standing_head
    from tiendo.web.api.keeping import say_state

    folder, before = Path(options.output), standing_head()
    store.write(of_register(options.as_of), folder)
    if not say_state(folder, before):
        print("Sổ vừa đổi trong lúc xuất: API không dùng điểm giữ của bộ này, xuất lại nếu cần.")
    return 0


def form_by(output: str | None) -> str:
    return "csv" if output and Path(output).suffix.lower() == ".csv" else "xlsx"
