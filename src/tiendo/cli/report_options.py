"""What ``tiendo report`` may be asked."""

from __future__ import annotations

import argparse

from tiendo.cli.read import day

FORMATS = ("docx", "html", "xlsx", "pdf", "text")


def configure(parser: argparse.ArgumentParser) -> None:
    add_what(parser, needed=False)
    parser.add_argument(
        "--from", dest="edited", default="", metavar="TỆP",
        help="lập tiếp từ báo cáo đã sửa: giữ chỗ người viết, bỏ chỗ người xóa",
    )  # fmt: skip
    parser.add_argument("--format", choices=FORMATS, help="mặc định: theo đuôi tệp ra, docx")
    parser.add_argument(
        "-o", "--output", action="append", default=[], metavar="TỆP",
        help="tệp ra (mặc định: đầu ra chuẩn); nhiều lần để ra nhiều dạng một lúc",
    )  # fmt: skip
    what = add_content(parser)
    what.add_argument("--groups", default="", metavar="SỐ,…", help="chỉ các nhóm mục tiêu này")
    what.add_argument(
        "--responsible", default="", metavar="TÊN", help="báo cáo của một đơn vị chủ trì"
    )
    what.add_argument("--target", default="", metavar="MÃ", help="trả lời về một chỉ tiêu")
    head = add_head(parser)
    head.add_argument(
        "--template",
        default="",
        metavar="TỆP",
        help="mẫu DOCX của cơ quan, có đoạn {{noi-dung}} và {{phu-luc}}",
    )


def add_what(parser: argparse.ArgumentParser, *, needed: bool = True) -> None:
    """Which plan, which period, known by which day."""
    parser.add_argument("--plan", metavar="MÃ", help="kế hoạch (mặc định: nhiều chỉ tiêu nhất)")
    parser.add_argument(
        "--period", required=needed, metavar="KỲ", help="2023-9M, 2023-Q3, 2023, 2021/2025"
    )
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="NGÀY",
        help="theo những gì đã biết đến ngày (mặc định: hôm nay)",
    )


def add_content(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Which kind, parts and tone, and how it is called."""
    what = parser.add_argument_group("nội dung")
    what.add_argument(
        "--kind",
        default="periodic",
        metavar="LOẠI",
        help="periodic (mặc định), thematic, unit, half-term",
    )
    what.add_argument("--parts", default="", metavar="PHẦN,…", help="các phần, theo thứ tự muốn có")
    what.add_argument("--tone", default="full", metavar="MỨC", help="full (mặc định) hoặc brief")
    what.add_argument("--title", default="", help="trích yếu, khi không dùng câu có sẵn")
    return what


def add_head(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """What stands around the text."""
    head = parser.add_argument_group("thể thức")
    head.add_argument(
        "--layout", choices=("state", "party"), help="mặc định: theo cơ quan ban hành"
    )
    head.add_argument(
        "--issuer",
        action="append",
        default=[],
        metavar="TÊN",
        help="cơ quan; viết hai lần: cấp trên, rồi cơ quan ban hành",
    )
    head.add_argument(
        "--number", default="", metavar="SỐ", help="412-BC/TU, 412/BC-UBND; bỏ trống: chờ cấp số"
    )
    head.add_argument("--place", default="", help="địa danh")
    head.add_argument(
        "--date", type=day, metavar="NGÀY", help="ngày ban hành (mặc định: ngày số liệu)"
    )
    head.add_argument("--power", default="", help="thẩm quyền ký: TM. ỦY BAN NHÂN DÂN")
    head.add_argument("--post", default="", help="chức vụ người ký")
    head.add_argument("--signer", default="", help="họ tên người ký")
    head.add_argument(
        "--recipient", action="append", default=[], metavar="NƠI", help="nơi nhận; nhiều lần"
    )
    return head
