"""Patterns compiled at first use: all of them are right, and they act as compiled ones do."""

from __future__ import annotations

import importlib
import pkgutil
import re

import tiendo.checking
import tiendo.reading
import tiendo.vocabulary
from tiendo.vocabulary.regexes import _Written, regex

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


def test_what_a_pattern_has_not_is_an_error() -> None:
    assert not hasattr(regex("a"), "nothing")
