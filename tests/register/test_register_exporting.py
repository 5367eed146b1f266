"""What leaves comes back the same, in both forms, whatever was observed."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
import python_calamine as calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import figure, item, reading, resolution, revenue, snapshot, target

from tiendo.facts import items
from tiendo.facts.figure import Basis, Direction, Measure, Op
from tiendo.reading.importing.filled import fill
from tiendo.register import selectors, sheets
from tiendo.register.access import keeper
from tiendo.register.models import Document, Observation, Secrecy
from tiendo.register.services import register_reading
from tiendo.register.services.importing import Options, apply_import, preview_import

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]
ME = keeper("người giữ sổ")
ASKED = Options(issuer="tinh-uy", dated=date(2030, 1, 1))
ROWS = {"indicators": selectors.indicator_rows, "tasks": selectors.task_rows}


def comes_back_unchanged(kind: str, form: str) -> None:
    data = sheets.FORMS[form](kind, ROWS[kind]())
    before = snapshot()
    found = preview_import(data, f"a.{form}", options=ASKED, by=ME)
    told = [(r.row.number, r.kind, [*r.wrong, *r.notes]) for r in found.rows]
    assert all(row.kind == "unchanged" for row in found.rows), told
    assert apply_import(data, f"a.{form}", options=ASKED, by=ME).document == ""
    assert snapshot() == before


@pytest.mark.parametrize("form", sheets.FORMS)
@pytest.mark.parametrize("kind", ROWS)
def test_the_sample_province_comes_back_unchanged(kind, form, sample_register) -> None:
    assert len(list(ROWS[kind]())) > 50
    comes_back_unchanged(kind, form)


money = st.integers(1, 10**15).map(lambda n: str(Decimal(n).scaleb(-2)))
rates = st.integers(1, 10**8).map(lambda n: str(Decimal(n).scaleb(-6)))
periods = st.sampled_from(["2023", "2023-Q3", "2023-9M", "2023-09", "2021/2025", "2023-10-13"])
said = st.fixed_dictionaries(
    {"period": periods},
    optional={
        "subject": st.sampled_from(["nữ", "huyện nghèo", "các xã biên giới", "hộ làm nghề rừng"]),
        "estimated": st.booleans(),
    },
)
levels = st.one_of(
    st.tuples(money, st.just("VND"), st.just({"unit_text": "tỷ đồng"})),
    st.tuples(money, st.just("VND"), st.just({"unit_text": "triệu đồng", "per": "người"})),
    st.tuples(rates, st.just("ha"), st.sampled_from([{}, {"unit_text": "nghìn ha"}])),
    st.tuples(rates, st.just("percent"), st.just({})),
    st.tuples(rates, st.just("point"), st.just({})),
    st.tuples(
        st.integers(0, 10**9).map(str), st.just("count"),
        st.sampled_from([{"unit_text": "xã"}, {"unit_text": "triệu lượt khách"}, {}]),
    ),
    st.tuples(st.integers(1, 63).map(str), st.just("place"), st.just({"measure": Measure.RANK})),
    st.tuples(
        rates, st.just("percent"),
        st.sampled_from([
            {"measure": Measure.CHANGE, "direction": Direction.DOWN, "basis": Basis.SAME_PERIOD},
            {"measure": Measure.CHANGE, "direction": Direction.UP},
            {"measure": Measure.ATTAINMENT, "basis": Basis.PLAN},
            {"measure": Measure.SHARE},
        ]),
    ),
    st.tuples(
        st.just("154"), st.just("count"),
        st.just({"measure": Measure.RATIO, "of": "150", "unit_text": "đảng viên"}),
    ),
)  # fmt: skip
bounds = st.sampled_from([{}, {"op": Op.GE}, {"op": Op.GT}, {"op": Op.LE}, {"op": Op.LT}])


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(st.tuples(levels, said, bounds, st.booleans()), min_size=1, max_size=8))
def test_whatever_was_observed_comes_back_unchanged(made) -> None:
    from django.db import transaction

    facts = []
    for at, ((value, unit, more), told, bound, goal) in enumerate(made):
        given_fields = {"indicator": f"thước đo {'abcdefgh'[at]} riêng", **more, **told, **bound}
        make = target if goal else figure
        facts.append(make(f"Câu số {at}: {value}", value, unit, **given_fields))
    names = [target(f"Lập {n}", "1", fact[2]["unit"], indicator=fact[2]["indicator"],
                    measure=Measure.LEVEL) for n, fact in enumerate(facts)]  # fmt: skip
    with transaction.atomic():
        register_reading(reading(*names, name="giao.docx", kind="plan"), by="x")
        register_reading(reading(*facts, name="bao-cao.docx"), by="x")
        assert len(list(selectors.indicator_rows())) >= len(facts)
        for form in sheets.FORMS:
            comes_back_unchanged("indicators", form)
        transaction.set_rollback(True)


def test_plan_and_result_of_one_thing_stand_in_one_row() -> None:
    register_reading(resolution(), by="x")
    register_reading(reading(revenue("2412"), name="b.docx"), by="x")
    row = next(row for row in selectors.indicator_rows() if row["code"] == "budget-revenue")
    assert (row["plan"], row["result"]) == ("từ 2.350 trở lên", Decimal(2412))
    assert (row["unit"], row["status"], row["known_on"]) == ("tỷ đồng", "ước", date(2023, 10, 5))


def test_only_what_is_open_leaves() -> None:
    register_reading(resolution(), by="x")
    register_reading(reading(revenue("2412"), name="b.docx"), by="x")
    Document.objects.filter(name="b.docx").update(secrecy=Secrecy.SECRET)
    assert Observation.objects.exists()
    assert not [row for row in selectors.indicator_rows() if row["result"] is not None]
    Document.objects.update(secrecy=Secrecy.SECRET)
    assert list(selectors.indicator_rows()) == list(selectors.task_rows()) == []


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-2+3", "@SUM(A1)", "'=1", "\t=1"])
def test_what_looks_like_a_formula_leaves_as_text_and_comes_back(evil: str) -> None:
    register_reading(
        reading(item(f"Giao {evil} việc", items.Task, action=f"{evil} việc", owners=(evil,))),
        by="x",
    )
    lines = sheets.as_csv("tasks", selectors.task_rows()).decode("utf-8-sig")
    cells = next(csv.reader(io.StringIO(lines.splitlines()[1]), delimiter=";"))
    assert not any(cell[:1] in "=+-@\t" for cell in cells if cell)
    data = sheets.as_xlsx("tasks", selectors.task_rows())
    assert b"<f>" not in data
    with calamine.load_workbook(io.BytesIO(data)) as book:
        row = book.get_sheet_by_index(0).to_python()[1]
    assert f"{evil} việc".strip() in [str(cell) for cell in row]
    for form in sheets.FORMS:
        comes_back_unchanged("tasks", form)


def test_a_csv_opens_in_a_vietnamese_excel() -> None:
    register_reading(reading(revenue("2412.5"), name="b.docx"), by="x")
    data = sheets.as_csv("indicators", selectors.indicator_rows())
    assert data.startswith(b"\xef\xbb\xbf")
    assert ";2412,5;" in data.decode("utf-8-sig")


def test_the_same_register_gives_the_same_file() -> None:
    register_reading(resolution(), by="x")
    for form, make in sheets.FORMS.items():
        assert make("indicators", selectors.indicator_rows()) == make(
            "indicators", selectors.indicator_rows()
        ), form


@pytest.mark.parametrize("form", sheets.FORMS)
@pytest.mark.parametrize("kind", ROWS)
def test_a_template_is_read_and_only_its_sample_row_is_in_it(kind: str, form: str) -> None:
    filled = fill(sheets.template(kind, form), f"mau.{form}")
    assert (filled.kind, len(filled.rows), filled.wrong) == (kind, 1, 0)
    assert filled.remarks == ()


def test_an_export_may_be_of_one_plan_or_one_body() -> None:
    register_reading(resolution(), by="x")
    register_reading(reading(revenue("2412"), name="b.docx"), by="x")
    plan = selectors.main_plan()
    assert plan is not None
    assert {row["code"] for row in selectors.indicator_rows(plan=plan.slug)} >= {"budget-revenue"}
    assert list(selectors.indicator_rows(body="so-y-te")) == []
