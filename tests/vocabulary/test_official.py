"""Official codes: seen, sourced, one meaning each, and never in the way of reading."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.vocabulary.indicators import catalogue
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.official import (
    SCOPES,
    methods,
    official_code,
    official_codes,
    systems,
)
from tiendo.vocabulary.units import families

CODES = [code for codes in official_codes().values() for code in codes]
SHAPE = {"province": re.compile(r"T\d{4}"), "national": re.compile(r"\d{4}")}
FREQUENCIES = {"vụ", "quý", "6 tháng", "9 tháng", "năm", "năm tận cùng 0 3 5 8"}


@pytest.mark.parametrize(
    ("indicator", "on", "code"),
    [
        ("unemployment-rate", None, "T0204"),
        ("unemployment-rate", date(2024, 6, 30), "T0204"),
        ("unemployment-rate", date(2022, 6, 30), "0204"),  # before the provincial list of 2023
        ("unemployment-rate", date(2020, 6, 30), None),  # no code of that list was seen
        ("grdp", None, "T0501"),
        ("urbanisation-rate", None, "T0117"),
        ("life-expectancy", date(2023, 4, 15), "T0110"),
        ("households", date(2023, 4, 14), None),  # of the provincial list alone
        ("informal-employment-rate", date(2023, 4, 14), "0206"),
        ("grdp-share-services", None, None),  # T0502 holds every branch
        ("population", None, None),  # T0102 holds the density too
        ("marriages", date(2022, 6, 30), None),  # 0111 holds the age at marriage too
        ("par-index", None, None),
        ("no-such-indicator", None, None),
        (None, None, None),
    ],
)
def test_the_code_is_that_of_the_system_in_force(indicator, on, code):
    found = official_code(indicator, on)
    assert (found.code if found else None) == code


def test_a_code_is_whole_for_one_indicator_of_its_system_only():
    whole = Counter((code.system.id, code.code) for code in CODES if code.whole)
    assert [key for key, times in whole.items() if times > 1] == []


def test_a_code_has_one_name_in_its_system():
    meanings: dict[tuple[str, str], set[str | None]] = {}
    for code in CODES:
        meanings.setdefault((code.system.id, code.code), set()).add(code.name)
    assert all(len(names) == 1 for names in meanings.values())


@pytest.mark.parametrize("code", CODES, ids=lambda code: f"{code.system.id}-{code.indicator}")
def test_each_code_is_of_the_catalogue_well_shaped_and_sourced(code):
    entry = catalogue()[code.indicator]
    assert SHAPE[code.system.scope].fullmatch(code.code)
    assert entry.unit in families()
    assert entry.better in {"higher", "lower", "neither"}
    assert entry.adds in {"sum", "last", "mean"}
    assert code.source
    assert code.source != "GK"
    assert code.name or code.system.scope == "national"


def test_the_id_of_a_row_says_its_system_its_code_and_its_indicator():
    for row in rows("tiendo.vocabulary.tables", "indicator_codes"):
        assert row["id"] == f"{row['system']}-{row['code']}-{row['indicator']}"
        assert row["covers"] in {"whole", "part"}


def test_systems_of_one_scope_follow_each_other_without_overlap():
    assert {system.scope for system in systems().values()} == set(SCOPES)
    for scope in SCOPES:
        known = sorted(
            (s for s in systems().values() if s.scope == scope), key=lambda s: s.valid_from
        )
        for earlier, later in pairwise(known):
            assert earlier.valid_to is not None
            assert earlier.valid_to + timedelta(days=1) == later.valid_from
        assert known[-1].valid_to is None


@given(st.sampled_from(sorted(catalogue())), st.dates(date(2010, 1, 1), date(2040, 1, 1)))
def test_a_code_is_given_only_within_the_days_of_its_system(indicator, day):
    found = official_code(indicator, day)
    assert found is None or (found.system.holds_on(day) and found.whole)
    other = [c for c in official_codes().get(indicator, ()) if c.whole and c.system.holds_on(day)]
    assert (found is None) == (not other)


@pytest.mark.parametrize("method", methods().values(), ids=lambda method: method.indicator)
def test_each_method_is_of_the_catalogue_short_and_sourced(method):
    assert method.indicator in catalogue()
    assert 0 < len(method.method) <= 160
    assert not method.method.endswith(".")
    assert set(method.frequency) <= FREQUENCIES
    assert method.source_body is None or method.source_body
    assert method.valid_from is None or method.valid_from <= date(2026, 11, 25)
    assert method.source


def test_every_row_of_the_catalogue_has_a_known_unit_and_direction():
    for entry in catalogue().values():
        assert entry.unit in families(), entry.id
        assert entry.better in {"higher", "lower", "neither"}, entry.id


def test_reading_loads_no_official_table():
    script = (
        "from tiendo.reading import read_text; import sys\n"
        "read_text('Năm 2024, tỷ lệ thất nghiệp là 2,3%, GRDP tăng 7,1%.')\n"
        "official = sys.modules.get('tiendo.vocabulary.official')\n"
        "assert official is None, 'loaded'"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
