"""The package as it is; with ``TIENDO_NATIVE=1`` its hottest modules become machine code.

``make native`` asks for that. Which modules: ``tools/native.txt``. Nothing in them knows
of it: they are the same modules, only faster.
"""

from __future__ import annotations

import os
from pathlib import Path

from setuptools import setup

if os.environ.get("TIENDO_NATIVE"):
    from mypyc.build import mypycify

    lines = Path("tools/native.txt").read_text(encoding="utf-8").splitlines()
    modules = [line for line in lines if line and not line.startswith("#")]
    setup(
        ext_modules=mypycify(modules, opt_level="1", debug_level="0", multi_file=True),
        options={"build_ext": {"parallel": os.cpu_count()}},
    )
else:
    setup()
