"""Findings on a terminal, and checks explained."""

from __future__ import annotations

from tiendo.checking import Report
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.layouts.layout import LayoutCoverage
from tiendo.checking.registry import GROUPS, checks, chosen

WORDS = {Severity.ERROR: "LỖI", Severity.WARNING: "cảnh báo"}
# So many characters around a finding are shown.
AROUND = 60
# So many figures with nothing to compare with are named; the rest is counted.
NAMED = 8


def show(report: Report) -> None:
    """A draft's findings, then the share of its figures that could be checked."""
    print(f"{report.source.name}: {summary(report)}")
    for finding in report.findings:
        print(f"\n  {line(finding)}")
        print(f"    dòng {line_of(report.text, finding.start)}: {around(report.text, finding)}")
        for place in finding.see:
            quote = " ".join(report.text[place.start : place.end].split())
            if quote:
                print(f"    xem dòng {line_of(report.text, place.start)}: “{quote}”")
        if finding.register:
            print(f"    theo sổ: {finding.register.source}: “{finding.register.quote}”")
        if finding.suggestion:
            print(f"    sửa thành: {finding.suggestion}")
    for finding, by in report.dismissed:
        quote = " ".join(report.text[finding.start : finding.end].split())
        who = f" ({by.by})" if by.by else ""
        print(f"\n  để nguyên [{finding.check}] “{quote}”: {by.reason}{who}")
    print(f"\n  {coverage(report)}")
    if report.coverage.layout is not None:
        print(f"  {layout(report.coverage.layout)}")
    print()


def line(finding: Finding) -> str:
    """A finding's severity, check and message."""
    return f"{WORDS[finding.severity or Severity.WARNING]} [{finding.check}] {finding.message}"


def summary(report: Report) -> str:
    if not report.findings:
        return "không thấy lỗi"
    return f"{report.errors} lỗi, {report.warnings} cảnh báo"


def coverage(report: Report) -> str:
    """How many figures were held against something, and which had nothing to compare with."""
    known = report.coverage
    beside = "trong dự thảo và với sổ đăng ký" if report.against_register else "trong dự thảo"
    if not known.figures:
        return "Dự thảo không có số liệu nào để soát."
    share = known.checked * 100 // known.figures
    told = f"Đã soát {known.checked}/{known.figures} số liệu ({share}%) {beside}"
    used = ", ".join(f"{check} {count}" for check, count in known.per_check if count)
    told += f": {used}." if used else "."
    if known.alone:
        first = "; ".join(f"“{' '.join(one.quote.split())}”" for one in known.alone[:NAMED])
        more = len(known.alone) - NAMED
        rest = f" và {more} số khác (xem --format json)" if more > 0 else ""
        told += f"\n  Không có gì để so: {first}{rest}."
    return told


def layout(known: LayoutCoverage) -> str:
    """By which rules the layout was checked, or why it was not."""
    if known.why is not None:
        return f"Thể thức chưa soát: {known.why}."
    told = f"Thể thức soát theo {known.act}"
    if known.mendable:
        told += f"; {known.mendable} lỗi trình bày sửa được bằng tiendo check --fix layout"
    return told + "."


def line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def around(text: str, finding: Finding) -> str:
    """The words around a finding, on one line, what is wrong between marks."""
    before = text[max(0, finding.start - AROUND) : finding.start].rpartition("\n")[2]
    after = text[finding.end : finding.end + AROUND].partition("\n")[0]
    inside = " ".join(text[finding.start : finding.end].split())
    return f"{before}»{inside}«{after}".strip()


def explain(name: str) -> None:
    """A check's rule with its examples; for ``all`` one line each."""
    if name == "all":
        for one in checks():
            named = f"{one.id:18} {WORDS[one.severity]:9} {GROUPS[one.group]}"
            print(f"{named}: {one.says}")
        return
    for one in chosen([name]):
        print(f"{one.id} ({WORDS[one.severity]}; {GROUPS[one.group]})\n")
        print(f"{one.says}\n\n  Sai:  {indented(one.wrong)}")
        print(f"  Đúng: {indented(one.right)}\n\n{one.rule}\n")


def indented(example: str) -> str:
    return example.replace("\n", "\n        ")
