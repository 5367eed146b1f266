"""The sample province is whole, true to its own table of numbers, and built from its sources."""

import hashlib
import importlib
import os
import re
import sys
import unicodedata
from collections import Counter
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "song-mai"
DOCUMENTS = FOLDER / "documents"
RESOLUTION = FOLDER / "sources" / "2022-12-06-nghi-quyet-27-nq-tu.md"
YEAR_REPORT = FOLDER / "sources" / "2023-12-18-bao-cao-nam-2023.md"
OFFICIAL = FOLDER / "sources" / "2024-01-10-so-lieu-chinh-thuc-nam-2023.md"
NINE_MONTHS = FOLDER / "sources" / "2023-10-05-bao-cao-9-thang-2023.md"
AS_OF = ("nine_months", "year_report", "end")


def loaded(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


VERDICTS = loaded("verdicts.yaml")
TARGETS = VERDICTS["verdicts"]
BODIES = loaded("bodies.yaml")["bodies"]


def words(path: Path) -> str:
    """The text of one source or saved page, in composed letters."""
    return unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))


def row(path: Path, start: str) -> list[str]:
    """The first table row of ``path`` whose second cell starts with ``start``."""
    for line in words(path).splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) > 2 and cells[1].startswith(start):
            return cells
    raise AssertionError(f"{path.name}: no row {start}")


def number(written: str) -> Decimal:
    return Decimal(written.replace(".", "").replace(",", "."))


# --- the folder -------------------------------------------------------------------------------


def test_the_province_has_enough_documents_of_every_form():
    forms = Counter(path.suffix for path in DOCUMENTS.iterdir())
    assert sum(forms.values()) >= 18
    assert all(forms[form] >= 2 for form in (".docx", ".pdf", ".html", ".txt"))


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    """A fresh build of every source, in a folder of its own."""
    sys.path.insert(0, str(FOLDER))
    try:
        builder = importlib.import_module("build")
        out = tmp_path_factory.mktemp("song-mai")
        builder.build(out)
    finally:
        sys.path.remove(str(FOLDER))
        for name in [n for n in sys.modules if n == "build" or n.split(".")[0] == "maker"]:
            del sys.modules[name]
    return out


def test_every_built_document_equals_a_fresh_build(rebuilt):
    def digests(folder: Path, names: list[str]) -> dict[str, str]:
        return {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in names}

    fresh = sorted(path.name for path in rebuilt.iterdir())
    kept = sorted(path.name for path in DOCUMENTS.iterdir() if path.suffix != ".html")
    assert fresh == kept
    assert digests(rebuilt, fresh) == digests(DOCUMENTS, kept)


def test_text_files_keep_the_encodings_of_offices():
    kinds = {path.read_bytes()[:2] for path in DOCUMENTS.glob("*.txt")}
    assert b"\xff\xfe" in kinds  # UTF-16
    assert b"\xef\xbb" in kinds  # UTF-8 with its mark
    assert any("form: NFD" in words(path) for path in (FOLDER / "sources").glob("*.md"))


# --- the resolution ---------------------------------------------------------------------------


def resolution_groups() -> list[str]:
    text = words(RESOLUTION).split("# II-", 1)[1].split("# III-", 1)[0]
    return re.split(r"^## \d+\. Nhóm mục tiêu", text, flags=re.MULTILINE)[1:]


def test_the_resolution_holds_fifteen_groups_and_thirty_three_targets():
    groups = resolution_groups()
    assert len(groups) == 15
    assert len(TARGETS) == 33
    assert [t["n"] for t in TARGETS] == list(range(1, 34))
    assert "15 nhóm mục tiêu với 33 chỉ tiêu" in words(RESOLUTION)
    for target in TARGETS:
        assert target["words"] in groups[target["group"] - 1]
    assert all("Cơ quan chủ trì theo dõi:" in group for group in groups)


def test_every_group_has_a_target():
    assert {t["group"] for t in TARGETS} == set(range(1, 16))


# --- verdicts ---------------------------------------------------------------------------------


@pytest.mark.parametrize("as_of", AS_OF)
def test_the_tally_of_the_table_is_the_tally_of_its_rows(as_of):
    counted = Counter(t["at"][as_of]["verdict"] for t in TARGETS)
    stated = VERDICTS["tally"][as_of]
    assert sum(stated.values()) == 33
    assert {k: v for k, v in stated.items() if v} == dict(counted)


def test_reports_state_the_tallies_of_the_table():
    def tally(as_of: str) -> dict[str, int]:
        return VERDICTS["tally"][as_of]

    year, end, nine = (tally(name) for name in ("year_report", "end", "nine_months"))
    sentence = "đạt và vượt {}/33 chỉ tiêu, trong đó {} chỉ tiêu vượt"
    for path, t in ((YEAR_REPORT, year), (OFFICIAL, end)):
        assert sentence.format(t["met"] + t["exceeded"], t["exceeded"]) in words(path)
        assert f"{t['missed']:02d} chỉ tiêu không đạt" in words(path)
        unknown = t["cannot_judge"] + t["no_data"]
        assert f"{unknown:02d} chỉ tiêu chưa có số liệu" in words(path)
    assert f"{nine['on_course']} chỉ tiêu bảo đảm tiến độ" in words(NINE_MONTHS)
    assert f"{nine['behind']} chỉ tiêu chậm tiến độ" in words(NINE_MONTHS)
    assert f"có {nine['met'] + nine['exceeded']} chỉ tiêu đã đạt và vượt" in words(NINE_MONTHS)


def arithmetic(target: dict[str, Any], value: Decimal) -> str:
    """The rule of the whole period, as README.md states it."""
    floor, high = Decimal(str(target["value"])), target["high"]
    if target["op"] in ("le", "lt"):
        good = value <= floor if target["op"] == "le" else value < floor
        return "met" if good else "missed"
    if target["op"] == "range":
        top = Decimal(str(high))
        return "exceeded" if value > top else "met" if value >= floor else "missed"
    if target["op"] == "gt":
        return "exceeded" if value > floor else "missed"
    return "exceeded" if value > floor else "met" if value == floor else "missed"


@pytest.mark.parametrize("target", TARGETS, ids=lambda t: f"{t['n']}-{t['indicator']}")
@pytest.mark.parametrize("as_of", ["year_report", "end"])
def test_verdicts_of_the_whole_year_follow_the_rule(target, as_of):
    judged = target["at"][as_of]
    if not judged["observations"]:
        assert judged["verdict"] == "no_data"
        return
    seen = judged["observations"][-1]
    if judged["verdict"] == "cannot_judge":
        assert seen.get("price") == "current" or seen["period"] != "2023"
        return
    value = Decimal(str(seen["value"]))
    assert judged["verdict"] == arithmetic(target, value)


@pytest.mark.parametrize("target", TARGETS, ids=lambda t: f"{t['n']}-{t['indicator']}")
def test_verdicts_of_nine_months_follow_the_rule(target):
    judged = target["at"]["nine_months"]
    if not judged["observations"]:
        assert judged["verdict"] == "no_data"
        return
    seen = judged["observations"][-1]
    value, floor = Decimal(str(seen["value"])), Decimal(str(target["value"]))
    if judged["verdict"] == "cannot_judge":
        assert seen.get("price") == "current" or seen["period"] == "2022"
        return
    done = arithmetic(target, value)
    if target["nature"] == "state":
        expected = "behind" if done == "missed" else "on_course"
    elif done != "missed":
        expected = done
    else:
        expected = "on_course" if value >= floor * 3 / 4 else "behind"
    assert judged["verdict"] == expected


def test_one_official_figure_turns_a_verdict():
    turned = [
        t["n"] for t in TARGETS if t["at"]["year_report"]["verdict"] != t["at"]["end"]["verdict"]
    ]
    assert turned == [1]
    assert TARGETS[0]["at"]["end"]["observations"][0]["status"] == "official"


SCALE = {"triệu USD": 10**6, "triệu đồng": 10**6, "tỷ đồng": 10**9, "triệu lượt": 10**6}
"""How many base units the unit column of the annexes stands for."""


def test_the_annex_of_the_year_states_the_values_of_the_table():
    lines = [
        line
        for line in words(YEAR_REPORT).splitlines()
        if re.match(r"\| \d+ \|", line)  # the annex: TT, indicator, unit, plan, result, percent
    ]
    assert len(lines) == 33
    for target, line in zip(TARGETS, lines, strict=True):
        _, name, unit, _, result, _ = (cell.strip() for cell in line.strip("|").split("|"))
        seen = target["at"]["year_report"]["observations"]
        if not seen or target["n"] == 28:
            assert result.startswith("Chưa"), name
            continue
        assert number(result) * SCALE.get(unit, 1) == Decimal(str(seen[-1]["value"])), name


def written(value: Decimal) -> set[str]:
    """How a value may stand in prose: in units, millions or thousands of millions."""
    forms = set()
    for scale in (1, 10**6, 10**9):
        plain = f"{(value / scale).normalize():f}"
        whole, _, part = plain.partition(".")
        grouped = re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", whole)
        forms.add(f"{grouped},{part}" if part else grouped)
    return forms


@pytest.mark.parametrize("as_of", AS_OF)
def test_every_observation_stands_in_its_document(as_of):
    for target in TARGETS:
        for seen in target["at"][as_of]["observations"]:
            text = words(FOLDER / "sources" / Path(seen["document"]).with_suffix(".md").name)
            forms = written(Decimal(str(seen["value"])))
            assert any(
                re.search(rf"(?<![\d.,]){re.escape(form)}(?![\d]|[.,]\d)", text) for form in forms
            ), (target["n"], forms)


def test_stated_percents_of_plan_follow_from_the_values():
    checked = 0
    pattern = re.compile(r"\| \d+ \|")
    for path in (YEAR_REPORT, NINE_MONTHS):
        for line in words(path).splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not pattern.match(line) or not re.fullmatch(r"[\d.,]+", cells[5]):
                continue
            if not re.fullmatch(r"[>≥≤<]?[\d.,]+", cells[3]):
                continue
            plan = number(cells[3].lstrip(">≥≤<"))
            percent = number(cells[5])
            places = -percent.as_tuple().exponent
            computed = (number(cells[4]) / plan * 100).quantize(Decimal(1).scaleb(-places))
            assert computed == percent, line
            checked += 1
    assert checked >= 25


def test_the_press_page_contradicts_the_report_on_budget_revenue():
    press = words(DOCUMENTS / "2023-12-27-bao-chi-thu-ngan-sach.html")
    assert "2.241 tỷ đồng" in press
    assert "2.412" in row(YEAR_REPORT, "Thu NSNN")[4]
    half_year = words(DOCUMENTS / "2023-07-06-tin-so-ket-6-thang.html")
    assert "263,8 triệu USD" in half_year
    assert "268,3" in words(FOLDER / "sources" / "2023-06-30-bao-cao-6-thang-2023.md")


# --- bodies -----------------------------------------------------------------------------------


def known_names() -> set[str]:
    return {name for body in BODIES for name in [body["name"], *body["aliases"]]}


def test_bodies_are_unique_and_joined():
    ids = [body["id"] for body in BODIES]
    assert len(ids) == len(set(ids))
    assert {body["parent"] for body in BODIES} <= {*ids, None, "song-mai"}
    assert sum(body["kind"] == "district" for body in BODIES) == 8
    assert sum(bool(body.get("poor")) for body in BODIES) == 2


def test_every_follower_of_a_group_is_a_known_body():
    named = re.findall(r"Cơ quan chủ trì theo dõi: (.+)\.", words(RESOLUTION))
    assert len(named) == 15
    assert set(named) <= known_names()


NAMED_BODY = re.compile(
    r"(?:Sở|Ban cán sự|Ban Tổ chức|Ban Tuyên giáo|Ban Dân vận|Ban Nội chính|Cục|Huyện ủy"
    r"|Thị ủy|Thành ủy|Liên minh|Chi cục|Công an|Bảo hiểm xã hội|Phòng|Đảng đoàn"
    r"|Văn phòng (?:Tỉnh ủy|Điều phối)|Trường Chính trị|Ủy ban (?:Kiểm tra Tỉnh|Mặt trận))"
    r"[^.;|,\n]*"
)


def test_every_body_named_with_a_task_is_known():
    names = known_names()
    ignored = ("Sở giao", "Sở trước", "Văn phòng Tỉnh ủy.")
    for path in (FOLDER / "sources").glob("*.md"):
        for match in NAMED_BODY.finditer(words(path)):
            found = match.group()
            if found.startswith(ignored):
                continue
            assert any(found.startswith(name) for name in names), (path.name, found)


# --- words of our own -------------------------------------------------------------------------


class Letters(HTMLParser):
    """Collects what a saved page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def shown(path: Path) -> str:
    parser = Letters()
    parser.feed(words(path))
    return " ".join(parser.parts)


def test_no_sentence_is_taken_from_the_public_pages():
    own = [words(p) for p in (FOLDER / "sources").glob("*.md")]
    own += [shown(p) for p in DOCUMENTS.glob("*.html")]
    together = re.sub(r"\s+", " ", " ".join(own))
    assert len(together) > 40_000
    shared = Path(os.environ.get("TIENDO_SHARED", ROOT.parent / "shared")) / "seeds"
    for page in shared.glob("*.txt") if shared.is_dir() else ():
        text = re.sub(r"\s+", " ", words(page))
        for sentence in re.split(r"[.;:!?](?:\s|$)", text):
            assert len(sentence) <= 60 or sentence.strip() not in together, sentence
