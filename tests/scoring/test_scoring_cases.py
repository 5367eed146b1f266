"""The door without a database: lines in, lines out, a broken line never stops the rest."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.scoring.cases import run

GOOD = {
    "id": "g",
    "indicator": {"name": "trồng rừng", "unit": "ha", "better": "higher", "adds": "sum"},
    "target": {"measure": "level", "op": "gt", "value": 3900, "unit": "ha", "period": "2023"},
    "observations": [
        {"period": "2023", "measure": "level", "value": 4045.5, "unit": "ha",
         "status": "official", "known_on": "2024-01-10"}
    ],
    "as_of": "2024-01-31",
}  # fmt: skip


def line(**changes: object) -> str:
    return json.dumps(GOOD | changes, ensure_ascii=False)


def test_an_answer_has_the_fields_of_the_contract_with_exact_numbers() -> None:
    (answer,) = run([line()])
    assert {"id", "verdict", "percent_of_target", "gap", "status", "reason"} <= set(answer)
    assert (answer["id"], answer["verdict"], answer["status"]) == ("g", "exceeded", "official")
    assert (answer["percent_of_target"], answer["gap"]) == (103.73, 145.5)


def test_left_out_and_null_fields_have_the_defaults_of_the_contract() -> None:
    bare = {"period": "2023", "value": 4045.5, "unit": "ha", "known_on": None, "high": None}
    (answer,) = run([line(observations=[bare])])
    assert answer["verdict"] == "exceeded"


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("{", "Không phải là một dòng JSON"),
        ("[1]", "phải là một đối tượng JSON"),
        ("[" * 100_000, "Không phải là một dòng JSON"),
        (line(target=None), "Thiếu “target”"),
        (line(as_of="hôm nay"), "không phải là một ngày"),
        (line(target=GOOD["target"] | {"value": "nhiều"}), "không phải là một số"),
        (line(target=GOOD["target"] | {"value": True}), "không phải là một số"),
        (line(target=GOOD["target"] | {"op": "≥"}), "Chọn: eq, ge, gt, le, lt, range"),
        (line(observations=[3]), "danh sách đối tượng"),
        (line(target=GOOD["target"] | {"value": None}), "Thiếu “value”"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_judged(broken: str, told: str) -> None:
    first, second, third = run([line(), broken, "", line(id="last")])
    assert (first["verdict"], third["id"]) == ("exceeded", "last")
    assert second["error"].startswith("dòng 2: ")
    assert told in second["error"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda x: (
            st.lists(x)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "target", "indicator", "observations", "as_of", "value", "period"]
                ),
                x,
            )
        ),
    )
)
def test_no_json_at_all_stops_the_run(data: object) -> None:
    (answer,) = run([json.dumps(data)])
    assert "error" in answer


@given(st.text(alphabet=st.characters(exclude_characters="\n")))
def test_no_text_stops_the_run(text: str) -> None:
    assert len(list(run([text, line()]))) == 1 + bool(text.strip())
