"""Patterns compiled at first use: all of them are right, and they act as compiled ones do."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from pathlib import Path

import pytest

import tiendo.checking
import tiendo.reading
import tiendo.vocabulary
from tiendo.vocabulary.regexes import _Written, letter_first, regex

DRAFTS = Path(__file__).parents[2] / "evaluation" / "drafts.jsonl"
MODULES = [
    module.name
    for package in (tiendo.checking, tiendo.reading, tiendo.vocabulary)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
]


def patterns() -> dict[str, _Written]:
    return {
        f"{module}.{name}": value
        for module in MODULES
        for name, value in vars(importlib.import_module(module)).items()
        if isinstance(value, _Written)
    }


def test_every_pattern_that_waits_compiles() -> None:
    waiting = patterns()
    assert len(waiting) > 200
    for name, pattern in waiting.items():
        assert re.compile(pattern.pattern, pattern.flags), name


def test_a_pattern_acts_as_the_compiled_one() -> None:
    later, now = regex(r"(?P<so>\d+)-nq", re.IGNORECASE), re.compile(r"(?P<so>\d+)-nq", re.I)
    text = "Nghị quyết 32-NQ/TU và 27-NQ/TU"
    assert [m.span() for m in later.finditer(text)] == [m.span() for m in now.finditer(text)]
    assert later.sub("x", text) == now.sub("x", text)
    assert (later.groups, dict(later.groupindex)) == (now.groups, dict(now.groupindex))
    assert later.pattern == now.pattern


def test_the_letter_first_finds_what_the_pattern_finds() -> None:
    texts = [json.loads(line)["text"] for line in DRAFTS.read_text("utf-8").splitlines()]
    texts = [*texts, *(text.upper() for text in texts[::4]), *(text.title() for text in texts[::4])]
    moved = 0
    for name, pattern in patterns().items():
        written, flags = pattern.pattern, pattern.flags
        if (first := letter_first(written, flags)) == written:
            continue
        moved += 1
        plain, quick = re.compile(written, flags), re.compile(first, flags)
        for text in texts:
            found = [(each.span(), each.groupdict()) for each in quick.finditer(text)]
            assert found == [(each.span(), each.groupdict()) for each in plain.finditer(text)], name
    assert moved > 100


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bđ?ã", r"\bA|\bB", r"\b(?:a|\d)", r"\b(?:a|)", r"(?<!,)\d", r"(?<![,])\d+",
        r"(?<![,])(?P<n>\d{1,2}|một)", r"\b(?:(?:a|b)c|d)", r"\b(?:a|b)?c",
    ],
)  # fmt: skip
def test_what_opens_in_another_way_is_left_as_it_is(pattern: str) -> None:
    assert letter_first(pattern) == pattern


def test_what_a_pattern_has_not_is_an_error() -> None:
    assert not hasattr(regex("a"), "nothing")
