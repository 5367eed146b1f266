"""Build the documentation: write the generated pages, then the site; any warning fails.

Generated from the code, so that they cannot drift: the command line page (from the
parsers), the page of knowledge tables (from the YAML tables), the page of rights
(web/rights_page.py), the page of checks (from their registry) and that of the hand-worked
cases (tools/hand_worked.py). In CI a page that is out of date fails.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tiendo.cli.main import VERBS, module_of, parser_for  # noqa: E402
from tools.hand_worked import page  # noqa: E402

DOCS = ROOT / "docs"
PACKAGE = ROOT / "src" / "tiendo"


def command_line() -> str:
    """The page of the command line, verb by verb, as ``--help`` prints it."""
    parts = [
        "# Dòng lệnh `tiendo`",
        "Trang này được tạo từ chính chương trình (`make docs`).",
        fenced(parser_for(None).format_help()),
    ]
    for verb, summary in VERBS.items():
        module_of(verb)
        parts += [f"## {verb}", f"{summary[0].upper()}{summary[1:]}.", fenced(verb_help(verb))]
    return "\n\n".join(parts) + "\n"


def verb_help(verb: str) -> str:
    """The help of a verb, and of the acts below it where it has some."""
    found = acts_of(parser_for(verb))[verb]
    return "\n".join([found.format_help(), *(one.format_help() for one in acts_of(found).values())])


def acts_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    actions = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(actions[0].choices) if actions else {}


def fenced(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```"


def knowledge() -> str:
    """The page of the tables of knowledge: what each holds, how many rows, its sources."""
    rows = [table_row(path) for path in sorted(PACKAGE.rglob("*.yaml"))]
    head = (DOCS / "knowledge.head.md").read_text(encoding="utf-8").rstrip()
    lines = ["| Table | Rows | What it holds |", "| --- | ---: | --- |", *rows]
    return head + "\n\n" + "\n".join(lines) + "\n"


def table_row(path: Path) -> str:
    """One line: the file, the number of its rows, and the first line of its comment."""
    text = path.read_text(encoding="utf-8")
    comment = next((line[1:].strip() for line in text.splitlines() if line.startswith("#")), "")
    data = yaml.safe_load(text)
    count = len(data) if isinstance(data, list | dict) else 0
    if isinstance(data, dict) and isinstance(data.get("rows"), list):
        count = len(data["rows"])
    return f"| `{path.relative_to(PACKAGE)}` | {count} | {comment} |"


def rights() -> str:
    """The page of rights; the site's own code makes it, so it needs a home for a moment."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["TIENDO_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "tiendo.site.settings"
        import django

        django.setup()
        from tiendo.web.rights_page import rights_page

        return rights_page()


def checks_page() -> str:
    """The page of the checks, from their registry: rule, severity, a wrong and a right example."""
    from tiendo.checking.finding import Severity
    from tiendo.checking.registry import GROUPS, checks

    words = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo"}
    parts = [
        "# Các phép soát",
        "Trang này được tạo từ chính chương trình (`make docs`). "
        "Cách dùng: [Soát dự thảo](soat.md); mỗi phép bắt được bao nhiêu, "
        "báo sai bao nhiêu: [Độ tin cậy](soat-do-tin-cay.md).",
    ]
    for group, title in GROUPS.items():
        inside = [one for one in checks() if one.group == group]
        if inside:
            parts.append(f"## {title[0].upper()}{title[1:]}")
        for one in inside:
            parts += [
                f"### `{one.id}`",
                f"{one.says} Mức: {words[one.severity]}.",
                fenced(f"Sai:\n{one.wrong}\n\nĐúng:\n{one.right}"),
                f"*{' '.join(one.rule.split())}*",
            ]
    return "\n\n".join(parts) + "\n"


def write(name: str, text: str) -> None:
    path = DOCS / name
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        print(f"• đã viết lại docs/{name} (rewritten; commit it)")
        if os.environ.get("CI"):
            sys.exit(f"docs/{name} chưa khớp với mã nguồn: chạy make docs rồi commit")


def main() -> None:
    os.environ.setdefault("COLUMNS", "96")
    write("dong-lenh.md", command_line())
    write("knowledge.md", knowledge())
    write("quyen.md", rights())
    write("phep-soat.md", checks_page())
    write("bang-tinh-tay.md", page())
    zensical = Path(sys.executable).with_name("zensical")
    done = subprocess.run([zensical, "build", "--strict", "-f", ROOT / "mkdocs.yml"], cwd=ROOT)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
