"""How many slips the checks find, and how often they cry wolf.

python -m evaluation.checks            the table; exit status 1 below the floor
python -m evaluation.checks --show     also what was missed and what was spare
python -m evaluation.checks --write    also the page of the documentation

Slips are planted in documents made from templates of our own (evaluation/planting); clean
documents are made the same way, and our annotated passages and the sample province are
clean text that no template made.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation import layouts
from evaluation.planting.documents import Page, Slip, pages
from evaluation.rates import Rate, Result, rows
from tiendo.checking import Report, check_file, check_text
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.registry import GROUPS, checks

HERE = Path(__file__).resolve().parent
BY_HAND = (
    "drafts",
    "drafts2",
    "drafts3",
    "drafts4",
    "drafts5",
    "drafts6",
    "drafts7",
    "drafts8",
    "drafts9",
    "drafts10",
    "drafts11",
    "drafts12",
    "drafts13",
    "drafts14",
    "drafts15",
    "drafts16",
    "drafts17",
    "drafts18",
    "drafts19",
    "drafts20",
    "drafts21",
    "drafts22",
    "drafts23",
    "drafts24",
    "drafts25",
    "drafts26",
    "drafts27",
    "drafts28",
    "drafts29",
    "drafts30",
    "drafts31",
    "drafts32",
    "drafts33",
    "drafts34",
    "drafts35",
    "drafts36",
    "drafts37",
    "drafts38",
    "drafts39",
    "drafts40",
    "drafts41",
    "drafts42",
    "drafts43",
    "drafts44",
    "drafts45",
    "drafts46",
    "drafts47",
    "drafts50",
    "drafts51",
    "drafts52",
    "drafts53",
    "drafts54",
    "drafts55",
    "drafts56",
    "drafts57",
    "drafts59",
    "drafts60",
    "drafts61",
    "drafts62",
    "drafts63",
    "drafts64",
    "drafts65",
    "drafts66",
    "drafts67",
    "drafts68",
    "drafts69",
    "drafts71",
    "drafts72",
    "drafts73",
    "drafts74",
    "drafts75",
    "drafts76",
    "drafts77",
    "drafts78",
    "drafts79",
    "drafts80",
    "drafts81",
    "drafts82",
    "drafts83",
    "drafts84",
    "drafts85",
    "drafts86",
    "drafts87",
    "drafts88",
    "drafts89",
    "drafts90",
    "drafts91",
    "drafts92",
    "drafts93",
    "drafts94",
    "drafts95",
    "drafts96",
    "drafts98",
    "drafts99",
    "drafts100",
    "drafts101",
    "drafts102",
    "drafts103",
    "drafts104",
    "drafts105",
    "drafts106",
    "drafts107",
    "drafts108",
    "drafts109",
    "drafts110",
    "drafts111",
    "drafts112",
    "drafts113",
    "drafts114",
    "drafts115",
    "drafts116",
    "drafts117",
    "drafts118",
    "drafts119",
    "drafts120",
    "drafts121",
    "drafts122",
)
FLOOR = HERE / "checks-floor.yaml"
DOCS = HERE.parent / "docs"
PASSAGES = (
    "dev",
    "own",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
)
SAMPLE = HERE.parent / "examples" / "song-mai" / "documents"
# A page as offices count them holds about this many characters.
PAGE = 2000
PLANTED, CLEAN, SLIPS, SEED = 450, 200, 3, 20260
# Slips that the sample province holds on purpose (its README); a finding there is no false alarm.
REAL = ("2.241 tỷ đồng", "263,8 triệu USD")


def measured(planted: int = PLANTED, clean: int = CLEAN) -> Result:
    """Everything: planted documents, clean ones, Word files, text that no template made."""
    result = Result()
    for page in pages(planted, SEED, SLIPS):
        against(page, check_text(page.text), result)
    for page in pages(clean, SEED + 1, 0):
        against(page, check_text(page.text), result)
    layouts.measure(result)
    for report in real_text():
        result.clean_pages += len(report.text) / PAGE
        for finding in report.findings:
            alarm(finding, report.text, result)
    return result


def against(page: Page, report: Report, result: Result) -> None:
    """Match the findings of a page with its slips; the rest are false."""
    left = list(report.findings)
    for slip in page.slips:
        rate = result.rates[slip.check]
        rate.planted += 1
        found = [one for one in left if touches(one, slip)]
        if not found:
            result.faults.append(f"missed {slip.check} {slip.kind}: {around(page.text, slip)}")
            continue
        best = min(found, key=lambda one: (one.check != slip.check, one.severity != Severity.ERROR))
        if best.severity is Severity.ERROR:
            rate.errors += 1
        else:
            rate.warnings += 1
        left.remove(best)
    for one in left:
        result.faults.append(f"spare {one.severity} {one.check}: {one.message}")
        if one.severity is Severity.ERROR:
            result.rates[one.check].false_errors += 1
        else:
            result.rates[one.check].false_warnings += 1


def touches(finding: Finding, slip: Slip) -> bool:
    """Whether a finding stands on a slip, or rests on it."""
    spans = [(finding.start, finding.end), *((p.start, p.end) for p in finding.see)]
    places = ((slip.start, slip.end), *slip.also)
    return any(start < last and first < end for start, end in spans for first, last in places)


def drafts(name: str) -> list[dict[str, Any]]:
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def counted() -> str:
    """How many drafts other hands have written, and how many slips they planted."""
    every = [draft for name in BY_HAND for draft in drafts(name)]
    planted = [len(draft["slips"]) for draft in every if draft["slips"]]
    return (
        f"{len(every)} drafts that {len(BY_HAND)} other hands wrote, "
        f"{len(planted)} of them with {sum(planted)} slips."
    )


def by_hand(names: Sequence[str] = BY_HAND) -> Result:
    """The drafts that other hands wrote, planted and clean (evaluation/drafts*.jsonl)."""
    result = Result()
    for name in names:
        for draft in drafts(name):
            on = date.fromisoformat(draft["published_on"]) if draft["published_on"] else None
            page = Page(text=draft["text"], slips=tuple(map(_slip, draft["slips"])))
            against(page, check_text(page.text, published_on=on), result)
            if draft["kind"] == "clean":
                result.clean_pages += len(page.text) / PAGE
    return result


def _slip(row: dict[str, Any]) -> Slip:
    also = tuple((one["start"], one["end"]) for one in row.get("also", ()))
    return Slip(row["check"], row["quote"], row["start"], row["end"], also)


def around(text: str, slip: Slip) -> str:
    return text[max(0, slip.start - 70) : slip.end + 40].replace("\n", " ")


def alarm(finding: Finding, text: str, result: Result) -> None:
    if any(words in text[finding.start - 2 : finding.end + 12] for words in REAL):
        return
    if finding.severity is Severity.ERROR:
        result.clean_errors += 1
    else:
        result.clean_warnings += 1
    result.faults.append(f"alarm {finding.severity} {finding.check}: {finding.message}")


def real_text() -> Iterator[Report]:
    """Our annotated passages, and the documents of the sample province."""
    for name in PASSAGES:
        for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            passage = json.loads(line)
            stated = passage.get("published_on")
            on = date.fromisoformat(stated) if stated else None
            yield check_text(passage["text"], published_on=on, name=passage["id"])
    for path in sorted(SAMPLE.iterdir()):
        yield check_file(path)


def by_group(result: Result) -> dict[str, Rate]:
    """The rates of each group of checks, added up."""
    found: dict[str, Rate] = {}
    for one in checks():
        rate, total = result.rates[one.id], found.setdefault(one.group, Rate())
        total.planted += rate.planted
        total.errors += rate.errors
        total.warnings += rate.warnings
        total.false_errors += rate.false_errors
        total.false_warnings += rate.false_warnings
    return found


HEAD = (
    "| | planted | found as error | as warning | recall | false errors | false warnings "
    "| precision |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
)


def table(result: Result) -> str:
    """The rates per check and per group, as a table of the documentation."""
    named = [(f"`{one.id}`", result.rates[one.id]) for one in checks()]
    groups = [(f"**{name}** ({GROUPS[name]})", rate) for name, rate in by_group(result).items()]
    return "\n".join([*HEAD, *rows(named), *rows(groups)])


def clean_line(result: Result) -> str:
    return (
        f"{result.clean_pages:.0f} pages of clean text that no template made: "
        f"{result.clean_errors} false errors ({result.per_hundred:.2f} per 100 pages), "
        f"{result.clean_warnings} warnings"
    )


def below(result: Result, floor: dict[str, dict[str, float]]) -> list[str]:
    """What has fallen under the floor, in words."""
    fallen = []
    for name, rate in by_group(result).items():
        for kind, reached in (("recall", rate.recall), ("precision", rate.precision)):
            least = floor.get(name, {}).get(kind, 0.0)
            if reached < least:
                fallen.append(f"{name}: {kind} {reached:.4f} < {least:.4f}")
    most = floor.get("clean", {}).get("errors_per_100_pages", 0.0)
    if result.per_hundred > most:
        fallen.append(f"clean: {result.per_hundred:.2f} false errors per 100 pages > {most:.2f}")
    return fallen


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true")
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    result = measured()
    made = (
        f"{PLANTED} documents with {SLIPS} slips each, {CLEAN} clean ones, made from templates; "
        f"for layout each of its slips in {layouts.TIMES} Word files, {layouts.RIGHT} right ones."
    )
    told = f"{made}\n\n{table(result)}\n\n{clean_line(result)}.\n"
    hand = by_hand()
    groups = [(f"**{name}** ({GROUPS[name]})", rate) for name, rate in by_group(hand).items()]
    told += "\n".join([f"\n{counted()}\n", *HEAD])
    told += "\n" + "\n".join(rows(groups)) + "\n"
    print(told)
    if chosen.write:
        head = (DOCS / "soat-do-tin-cay.head.md").read_text(encoding="utf-8")
        (DOCS / "soat-do-tin-cay.md").write_text(f"{head}\n{told}", encoding="utf-8")
    if chosen.show:
        print("\n".join([*result.faults, *hand.faults]))
    floor = yaml.safe_load(FLOOR.read_text(encoding="utf-8"))
    fallen = below(result, floor) + below(hand, floor["by_every_hand"])
    fallen += below(by_hand(BY_HAND[:2]), floor["by_hand"])
    print("\n".join(fallen), file=sys.stderr, end="\n" if fallen else "")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
