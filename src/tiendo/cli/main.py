"""The command ``tiendo``: find the verb, run it, render an error in one line.

Exit status: 0 done, 1 the answer is no (findings, targets below the floor), 2 an
input could not be read or the call was wrong. A verb's module is imported only
when it is called: reading must not wait for Django.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from types import ModuleType

from tiendo import __version__
from tiendo.errors import TiendoError
from tiendo.native import form

# verb, what it does; the module of the same name offers configure(parser) and run(options).
VERBS = {
    "demo": "đọc một tỉnh mẫu, lập sổ, chấm điểm và mở bảng điểm trên trình duyệt",
    "read": "đọc văn bản thành số liệu, chỉ tiêu, nhiệm vụ… kèm câu trích dẫn",
    "explain": "vì sao một chỗ trong văn bản được đọc (hoặc không được đọc) như vậy",
    "check": "soát dự thảo: số liệu, văn bản, con người sai hoặc mâu thuẫn, kèm cách sửa",
    "register": "đọc văn bản rồi vào sổ đăng ký; chạy lại không ghi trùng",
    "bodies": "nạp danh mục cơ quan, địa bàn theo thời gian; xem một cơ quan vào một ngày",
    "import": "nhập số liệu, nhiệm vụ từ Excel hoặc CSV theo mẫu; văn bản điện tử edXML",
    "export": "xuất số liệu, nhiệm vụ ra Excel hoặc CSV; tải mẫu để nhập",
    "score": "chấm từng chỉ tiêu: đạt, vượt, không đạt, đúng tiến độ… và vì sao",
    "report": "lập báo cáo từ sổ: câu chữ, biểu, biểu đồ; mỗi số mang mã nguồn của nó",
    "pack": "gói tài liệu hội nghị: chương trình, báo cáo, biểu, giải trình, so sánh, soát",
    "refresh": "cập nhật số trong báo cáo đã lập; chỗ người sửa thì giữ và báo lại",
    "trace": "mỗi số trong báo cáo dựa vào câu nào của văn bản nào",
    "schedule": "lịch báo cáo của cơ quan: đến ngày thì soạn, báo người phụ trách",
    "override": "ghi đánh giá của người có thẩm quyền thay cho kết quả máy chấm",
    "serve": "mở trang web của sổ đăng ký",
    "keep": "đếm lại số giữ sẵn, dựng sẵn dòng của bảng điểm cho sổ lớn",
    "user": "tài khoản và vai trò: lập, đóng, cấp, thu",
    "audit": "nhật ký: kiểm chuỗi dấu, tải ra tệp",
    "manage": "lệnh quản trị cơ sở dữ liệu (của Django)",
}
# Verbs whose module has another name, because theirs is a word of the language.
MODULES = {"import": "importing", "export": "exporting"}
EPILOG = """\
ví dụ:
  tiendo demo                              xem toàn bộ với tỉnh mẫu Sông Mai
  tiendo read bao-cao.docx                 bảng số liệu đọc được
  tiendo read --format json bao-cao.pdf    cho chương trình khác
  tiendo explain bao-cao.docx --text 4.200 vì sao số này được đọc như vậy
  tiendo check du-thao.docx                soát lỗi số liệu trước khi trình ký
  tiendo register van-ban/*.docx           vào sổ; lặp lại được
  tiendo bodies load --country             các tỉnh cũ, mới và mọi lần sáp nhập
  tiendo import so-lieu.xlsx --preview     xem trước từng dòng, không ghi gì
  tiendo score                             bảng điểm trên màn hình
  tiendo report --period 2023-9M -o bao-cao.docx
  tiendo pack --period 2023-9M -o hoi-nghi
  tiendo serve --port 8000                 bảng điểm trên trình duyệt
  tiendo user add nguyen.an --role administrator
  tiendo audit verify                      nhật ký còn nguyên không

mã thoát: 0 xong; 1 câu trả lời là không; 2 không đọc được đầu vào hoặc gọi sai
"""


class Version(argparse.Action):
    """Prints the version and how the reader runs, which is looked up only when asked."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"tiendo {__version__} ({form()})")
        parser.exit()


def parser_for(verb: str | None) -> argparse.ArgumentParser:
    """The parser with every verb listed, and the called one filled in."""
    parser = argparse.ArgumentParser(
        prog="tiendo",
        description="Tiến Độ: từ nghị quyết đến kết quả.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version", action=Version, nargs=0, help="phiên bản, và bộ đọc chạy bằng gì"
    )
    verbs = parser.add_subparsers(dest="verb", metavar="LỆNH", required=True)
    for name, summary in VERBS.items():
        sub = verbs.add_parser(
            name, help=summary, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        if name == verb:
            module = module_of(name)
            sub.description = module.__doc__
            module.configure(sub)
            sub.set_defaults(run=module.run)
    return parser


def module_of(verb: str) -> ModuleType:
    """The module of a verb: ``configure(parser)`` and ``run(options)``."""
    return importlib.import_module(f"tiendo.cli.{MODULES.get(verb, verb)}")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; a TiendoError becomes one line on standard error, status 2."""
    words = list(sys.argv[1:] if argv is None else argv)
    verb = next((word for word in words if not word.startswith("-")), None)
    try:
        options = parser_for(verb if verb in VERBS else None).parse_args(words)
        return int(options.run(options) or 0)
    except TiendoError as error:
        print(f"tiendo: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
