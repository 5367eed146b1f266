"""The sample province's nine months as facts, and files that are made of them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tiendo.reporting.asked import Asked, Head
from tiendo.reporting.origin import Origin
from tiendo.vocabulary.periods import parse_period

if TYPE_CHECKING:
    from tiendo.facts.reading import Reading
    from tiendo.reporting.facts import Facts

PLAN, PERIOD, AS_OF = "27-nq-tu-2022", "2023-9M", date(2023, 10, 20)
ORIGIN = Origin(plan=PLAN, period=PERIOD, as_of=AS_OF)
GOLDEN = Path(__file__).parent / "golden"
HEADS = {
    "party": Head(
        system="party", issuer=("Tỉnh ủy Sông Mai",), number="412-BC/TU", place="Sông Mai",
        power="T/M Ban Thường vụ", post="Phó Bí thư", signer="Hoàng Thị Mến",
    ),
    "state": Head(
        system="state", issuer=("Tỉnh Sông Mai", "Ủy ban nhân dân"), number="412/BC-UBND",
        place="Sông Mai", power="TM. Ủy ban nhân dân", post="Chủ tịch", signer="Nông Văn Trường",
        recipients=("Thường trực Tỉnh ủy;", "Lưu: VT, TH."),
    ),
}  # fmt: skip


def gathered(
    period: str = PERIOD, as_of: date = AS_OF, plan: str = PLAN, *, half: bool = False
) -> Facts:
    from tiendo.reporting.gathering import gather, plan_of

    return gather(plan_of(plan, as_of), period=parse_period(period), as_of=as_of, half=half)


def asked(system: str = "party", **more: object) -> Asked:
    return Asked(head=HEADS[system], **more)  # type: ignore[arg-type]


LATER = """\
TỈNH ỦY SÔNG MAI
*
Số 433-BC/TU

ĐẢNG CỘNG SẢN VIỆT NAM
Sông Mai, ngày 10 tháng 11 năm 2023

BÁO CÁO
Số liệu chính thức 9 tháng đầu năm 2023

Thu ngân sách nhà nước trên địa bàn 9 tháng đầu năm 2023 đạt 1.811,2 tỷ đồng.

Kim ngạch xuất khẩu 9 tháng đầu năm 2023 đạt 421,5 triệu USD.

Tổng vốn đầu tư thực hiện toàn xã hội 9 tháng đầu năm 2023 đạt 10.512 tỷ đồng.
"""
DAYS = {
    "2023-Q1": date(2023, 4, 10),
    "2023-H1": date(2023, 7, 10),
    "2023-9M": AS_OF,
    "2023": date(2024, 1, 31),
}


class Undone(Exception):
    """The register of the tests is put back as it was."""


@dataclass(kw_only=True)
class Province:
    """What was asked of the sample's register, once for all tests of the process."""

    facts: dict[tuple[str, date], Facts]
    later: Facts  # when LATER is registered too
    found: dict[tuple[str, str], list[tuple[str, str]]]  # by the checker, by period and layout
    texts: dict[str, str]
    month: Facts  # of September
    half: Facts  # of the first half of the term
    heads: dict[str, Head]  # of units, by name
    district: Facts  # of a district's plan for 2024, the year before it


@pytest.fixture(scope="session")
def province(
    django_db_setup: None, django_db_blocker: Any, sample: Path, sample_readings: list[Reading],
    tmp_path_factory: pytest.TempPathFactory,
) -> Province:  # fmt: skip
    later = tmp_path_factory.mktemp("later") / "433-bc-tu.txt"
    later.write_text(LATER, encoding="utf-8")
    with django_db_blocker.unblock():
        return asked_once(sample, sample_readings, later)


def asked_once(sample: Path, readings: list[Reading], later: Path) -> Province:
    from django.db import transaction
    from kept_rows import song_mai

    handed = sample / "plans-in-time" / "2024-01-24-ke-hoach-huyen-uy-nam-pha.txt"
    from tiendo.reading import read_file
    from tiendo.register.models import Document
    from tiendo.register.services import Registered, register_readings
    from tiendo.reporting.heads import head_of

    out: list[Province] = []
    with suppress(Undone), transaction.atomic():
        song_mai(sample, readings)
        facts = {(period, day): gathered(period, day) for period, day in DAYS.items()}
        facts |= {(PERIOD, day): gathered(as_of=day) for day in (date(2023, 10, 25), LATE)}
        month, half = gathered("2023-09", AS_OF), gathered("2021/2025", AS_OF, half=True)
        heads = {unit: head_of(month, unit) for unit in UNITS}
        found = {
            (period, system): findings(facts[period, day], system, day)
            for period, day in DAYS.items()
            for system in HEADS
        }
        done = list(register_readings([read_file(later), read_file(handed)], by="thử"))
        assert all(isinstance(one, Registered) for one in done)
        texts = dict(Document.objects.values_list("slug", "text"))
        now = gathered(as_of=date(2023, 11, 15))
        district = gathered("2023", date(2024, 2, 1), "07-kh-hu-2024")
        out.append(
            Province(
                facts=facts, later=now, found=found, texts=texts, district=district,
                month=month, half=half, heads=heads,
            )
        )  # fmt: skip
        raise Undone
    return out[0]


LATE = date(2024, 6, 1)
UNITS = ("Sở Y tế", "Ban Tổ chức Tỉnh ủy", "Sở Không Có")


def findings(facts: Facts, system: str, as_of: date) -> list[tuple[str, str]]:
    """What ``tiendo check`` finds in the report, beside the register of the day."""
    from tiendo.checking import check_document
    from tiendo.reading import read
    from tiendo.reading.formats import open_bytes
    from tiendo.register.selectors import known_for

    document = open_bytes(as_file(facts, system), "bao-cao.docx")
    reading = read(document)
    report = check_document(document, reading=reading, known=known_for(reading, as_of=as_of))
    return [(one.check, one.message) for one in report.findings]


def as_file(facts: Facts, system: str = "party") -> bytes:
    from tiendo.reporting.compose import report
    from tiendo.reporting.docx.write import as_docx

    return as_docx(report(facts, asked(system)), ORIGIN)


@pytest.fixture
def nine_months(province: Province) -> Facts:
    return province.facts[PERIOD, AS_OF]


@pytest.fixture(scope="session")
def report_file(province: Province) -> bytes:
    return as_file(province.facts[PERIOD, AS_OF])
