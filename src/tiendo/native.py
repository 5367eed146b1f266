"""Machine code in place of Python, as long as it was made of the sources that are there.

``make setup`` compiles the reader's modules into one library, ``build/native`` of the checkout
(``tools/native.py``), and writes beside it of which sources. It is used only while every one
of them is the same: an edited source is read as Python at once, without a word. A built wheel
holds its machine code beside the sources, as Python knows it.

``TIENDO_NATIVE=0`` in the environment switches both off.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, ModuleSpec
from importlib.util import find_spec, source_hash, spec_from_file_location
from types import ModuleType

# The folder above the package, and the folder of the library below a checkout.
SOURCES = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(os.path.dirname(SOURCES), "build", "native")
MADE_OF = "made-of"
LIBRARY = "tiendo__mypyc"
FORMS = {True: "mã máy", False: "Python"}
# A module that is compiled wherever one is.
SIGN = "tiendo.vocabulary.text"


class Machine:
    """Finds and loads the modules that the library holds."""

    def __init__(self, library: str, modules: frozenset[str]) -> None:
        self.library, self.modules = library, modules

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in self.modules:
            return None
        return ModuleSpec(name, self, origin=self.library)  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The module with its code run: the library does both at once."""
        if LIBRARY not in sys.modules:
            # Its modules take their ``__file__`` from it: they belong beside their sources.
            self._entered(LIBRARY).__file__ = os.path.join(SOURCES, os.path.basename(self.library))
        entry = spec.name.replace(".", "___")
        module = self._entered(entry)
        sys.modules.pop(entry, None)
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is left to do."""

    def _entered(self, entry: str) -> ModuleType:
        loader = ExtensionFileLoader(entry, self.library)
        return loader.create_module(ModuleSpec(entry, loader, origin=self.library))


class Sources:
    """Finds the Python source where a wheel holds machine code beside it."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not path or not name.startswith("tiendo."):
            return None
        file = os.path.join(path[0], name.rpartition(".")[2] + ".py")
        if not os.path.exists(file):
            return None
        return spec_from_file_location(name, file)


def serve() -> None:
    """Let imports find the machine code where it holds; called before any other module."""
    if os.environ.get("TIENDO_NATIVE") == "0":
        sys.meta_path.insert(0, Sources)
    elif (modules := standing(FOLDER, SOURCES)) is not None:
        library = os.path.join(FOLDER, LIBRARY + EXTENSION_SUFFIXES[0])
        sys.meta_path.insert(0, Machine(library, modules))


def standing(folder: str, sources: str) -> frozenset[str] | None:
    """The modules of the library in ``folder``; None where it is missing, of another Python, or
    where one of the ``sources`` it was made of has changed."""
    try:
        with open(os.path.join(folder, MADE_OF), encoding="utf-8") as file:
            python, *lines = file.read().splitlines()
        rows = [line.split(" ", 4) for line in lines]
        if python != sys.version or not all(unchanged(sources, *row) for _, *row in rows):
            return None
    except (OSError, ValueError, TypeError):  # not there, or not of this form
        return None
    return frozenset(row[4][:-3].replace("/", ".") for row in rows if row[0] == "compiled")


def unchanged(sources: str, size: str, changed: str, digest: str, file: str) -> bool:
    """Whether a source has the size and the time of its last change, or else what it said."""
    path = os.path.join(sources, file)
    state = os.stat(path)
    if state.st_size != int(size):
        return False
    return state.st_mtime_ns == int(changed) or digest_of(path) == digest


def digest_of(path: str) -> str:
    """What Python itself knows a source by, where it does not trust times."""
    with open(path, "rb") as file:
        return source_hash(file.read()).hex()


def form() -> str:
    """How the reader runs here, for people: machine code or Python."""
    spec = find_spec(SIGN)
    return FORMS[spec is not None and not str(spec.origin).endswith(".py")]
