"""The package as it is; with ``TIENDO_NATIVE=1`` its hottest modules become machine code.

``make native`` asks for that. Which modules: ``tools/native.txt``. Nothing in them knows
of it: they are the same modules, only faster.
"""

from __future__ import annotations

import os
import sys

from setuptools import setup

if os.environ.get("TIENDO_NATIVE") == "1":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    from setuptools.command.build_ext import build_ext

    from tools.compiling import extensions, reusing

    class Building(build_ext):
        """Takes the objects that the checkout's own library was made of."""

        def build_extensions(self) -> None:
            reusing(self.compiler)
            super().build_extensions()

    setup(
        ext_modules=extensions(),
        cmdclass={"build_ext": Building},
        options={"build_ext": {"parallel": os.cpu_count()}},
    )
else:
    setup()
