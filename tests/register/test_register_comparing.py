"""What a figure is beside the register, case by case: a new case is a new row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from tiendo.facts.evidence import Evidence
from tiendo.facts.figure import Direction, Figure, Measure, Op, Role
from tiendo.register.models import Match
from tiendo.register.services.comparing import Claim, Known, compare, differs

FIRM, LOOSE, EARLY, LATE = 2, 0, date(2024, 1, 10), date(2024, 2, 1)


def figure(value: str, **fields: Any) -> Figure:
    quote = f"thu {value}"
    given = {"unit": "VND", "period": "2023", "measure": Measure.LEVEL} | fields
    return Figure(
        role=Role.RESULT, indicator="thu", value=Decimal(value),
        evidence=Evidence(start=0, end=len(quote), quote=quote), **given,
    )  # fmt: skip


def known(value: str, *, firm: int = LOOSE, day: date = EARLY, **fields: Any) -> Known:
    record = SimpleNamespace(
        unit="VND", op="eq", value=Decimal(value), high_value=None, of_value=None, direction=""
    )
    for name in ("unit", "op", "direction"):
        if name in fields:
            setattr(record, name, fields.pop(name))
    given = {
        "key": "thu-2023", "document": 1, "authority": 40, "label": "BC 1", "words": value,
        "body": "tinh", "period": "2023",
    } | fields  # fmt: skip
    return Known(record=record, rank=(firm, day, firm), **given)  # type: ignore[arg-type]


def claim(value: str, *, firm: int = LOOSE, day: date = LATE, **fields: Any) -> Claim:
    said = {name: fields.pop(name) for name in ("op", "direction", "unit") if name in fields}
    given = {
        "key": "thu-2023", "document": 2, "authority": 40, "body": "tinh", "period": "2023",
    } | fields  # fmt: skip
    return Claim(figure=figure(value, **said), rank=(firm, day, firm), **given)


ROWS = [
    ("nothing-known", claim("5"), [], Match.NEW, "chưa có số nào"),
    ("other-period", claim("5"), [known("4", key="k", period="2022")], Match.NEW, "khác kỳ"),
    ("other-body", claim("5"), [known("5", key="k", body="h")], Match.NEW, "khác cơ quan"),
    ("other-subject", claim("5"), [known("5", key="k", subject="dn")], Match.NEW, "đối tượng"),
    ("other-measure", claim("5"), [known("5", key="k")], Match.NEW, "khác cách đo"),
    ("said-again", claim("5"), [known("5")], Match.SAME, "cùng chỉ tiêu"),
    ("said-less-exactly", claim("5.4"), [known("5.41")], Match.SAME, "cùng chỉ tiêu"),
    ("said-as-a-bound", claim("5", op=Op.GT), [known("6")], Match.SAME, "cùng chỉ tiêu"),
    ("rounded-too-far", claim("5"), [known("5.4")], Match.REVISION, "ra sau"),
    ("official-for-estimate", claim("6", firm=FIRM), [known("5")], Match.REVISION, "chắc hơn"),
    ("same-but-official", claim("5", firm=FIRM), [known("5")], Match.REVISION, "chắc hơn"),
    ("later-estimate", claim("6"), [known("5")], Match.REVISION, "ra sau"),
    ("lower-source", claim("6", authority=20), [known("5")], Match.CONTRADICTION, "cấp thấp hơn"),
    ("against-official", claim("6", firm=FIRM), [known("5", firm=FIRM)], Match.CONTRADICTION,
     "số chính thức"),
    ("estimate-after-official", claim("6"), [known("5", firm=FIRM)], Match.CONTRADICTION,
     "số đã có chắc hơn"),
    ("same-day", claim("6", day=EARLY), [known("5")], Match.CONTRADICTION, "cùng ngày"),
    ("two-in-one-document", claim("6", document=1), [known("5")], Match.CONTRADICTION,
     "một văn bản nêu hai giá trị"),
    ("other-direction", claim("5", direction=Direction.UP), [known("5", direction="down")],
     Match.REVISION, "ra sau"),
    ("nobody-says-it", claim("5", authority=None), [], Match.UNKNOWN_SOURCE, "chưa có số nào"),
    ("nobody-says-other", claim("6", authority=None), [known("5")], Match.CONTRADICTION,
     "không phải cơ quan có thẩm quyền"),
    ("nobody-says-the-same", claim("5", authority=None), [known("5")], Match.SAME, "cùng"),
    ("older-estimate-behind", claim("4", day=EARLY), [known("5", day=LATE)], Match.NEW, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "stands", "match", "why"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_what_it_is_and_why(said: Claim, stands: list[Known], match: Match, why: str) -> None:
    found = compare(said, stands)
    assert found.match is match
    assert why in found.why
    assert (found.other is not None) == (match in (Match.SAME, Match.REVISION, Match.CONTRADICTION))
    assert found.enters == (match in (Match.NEW, Match.REVISION))


def test_what_differs_is_named_part_by_part() -> None:
    one = known("5", key="k", body="huyen", period="2022")
    assert differs(claim("5"), one) == ("body", "period")
    assert differs(claim("5"), known("5")) == ()
