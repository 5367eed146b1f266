"""The examples in docstrings give what they say."""

from __future__ import annotations

import os
import subprocess
import sys

# In plain Python, and in its own process: machine code keeps no examples.
RUN = """
import doctest, importlib, pkgutil
from pathlib import Path

import tiendo

tried = failed = 0
for room in ("checking", "facts", "reading", "vocabulary"):
    folder = str(Path(tiendo.__file__).parent / room)
    for module in pkgutil.walk_packages([folder], f"tiendo.{room}."):
        flags = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
        result = doctest.testmod(importlib.import_module(module.name), optionflags=flags)
        tried, failed = tried + result.attempted, failed + result.failed
print(tried, failed)
"""


def test_the_examples_of_docstrings_hold() -> None:
    env = {**os.environ, "TIENDO_NATIVE": "0"}
    done = subprocess.run(
        [sys.executable, "-c", RUN], env=env, capture_output=True, text=True, check=False
    )
    tried, failed = map(int, done.stdout.splitlines()[-1].split())
    assert tried > 100
    assert failed == 0, done.stdout[:2000]
