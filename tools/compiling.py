"""The package's modules to C by mypyc, and the C to one library. Used by native.py and setup.py.

mypyc makes one library of all modules, and beside it a small one for each, through which
Python enters it. In a checkout the entries are part of the library: one file to make,
to load and to replace.
"""

from __future__ import annotations

import hashlib
import io
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "tools" / "native.txt"
WORK = Path("build") / "c"
ENTRY = """\
extern PyObject *CPyInit_{name}(void);
PyMODINIT_FUNC PyInit_{name}(void) {{ return CPyInit_{name}(); }}
"""
# The package alone is looked at: what it imports need not have types where it is built.
OPTIONS = ["--config-file=", "--namespace-packages", "--explicit-package-bases",
           "--ignore-missing-imports"]  # fmt: skip


def modules() -> list[str]:
    """The files that the list names, from the root of the checkout."""
    chosen: set[Path] = set()
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("!"):
            chosen -= set(ROOT.glob(line[1:]))
        elif line and not line.startswith("#"):
            chosen |= set(ROOT.glob(line))
    return sorted(path.relative_to(ROOT).as_posix() for path in chosen)


def extensions() -> list[Any]:
    """What setuptools builds: the library first, then an entry for each module.

    Faster code than -O1 gives is none: the time goes into the interpreter's own functions.
    """
    from mypyc.build import mypycify

    os.environ["MYPYPATH"] = "src"
    said = io.StringIO()  # remarks of mypyc's on its own ways, hundreds of them
    try:
        with redirect_stdout(said), redirect_stderr(said):
            return mypycify(
                [*OPTIONS, *modules()], opt_level="1", debug_level="0", multi_file=True,
                group_name="tiendo", target_dir=str(WORK),
            )  # fmt: skip
    except SystemExit:
        sys.exit(f"{said.getvalue()}mypyc không nhận mã nguồn")


def library(target: Path) -> None:
    """Compile all into the one library ``target``; raises where a module cannot be."""
    whole = extensions()[0]
    entries = WORK / "entries.c"
    names = [name[len("src/") : -len(".py")].replace("/", "___") for name in modules()]
    entries.write_text("#include <Python.h>\n" + "".join(ENTRY.format(name=n) for n in names))
    compiler = reusing(compiler_of_python())
    objects = compiler.compile(
        [*whole.sources, str(entries)],
        include_dirs=whole.include_dirs,
        extra_postargs=whole.extra_compile_args,
    )
    compiler.link_shared_object(objects, str(target))


def compiler_of_python() -> Any:
    from setuptools._distutils import ccompiler, sysconfig

    compiler = ccompiler.new_compiler()
    sysconfig.customize_compiler(compiler)
    compiler.add_include_dir(sysconfig.get_python_inc())
    return compiler


def reusing(compiler: Any) -> Any:
    """The compiler, as many files at once as there are processors; objects of the same C stay."""
    compile_one = compiler.compile

    def compile_all(sources: list[str], **options: Any) -> list[str]:
        asked = {name: options.get(name) for name in ("include_dirs", "extra_postargs")}
        state = state_of(asked)
        by_size = sorted(sources, key=lambda source: -Path(source).stat().st_size)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(lambda source: made(source, state, asked), by_size))

    def made(source: str, state: bytes, asked: dict[str, Any]) -> str:
        (target,) = compiler.object_filenames([source])
        stamp = Path(target).with_suffix(".of")
        digest = hashlib.sha256(state + Path(source).read_bytes()).hexdigest()
        if not (Path(target).exists() and stamp.exists() and stamp.read_text() == digest):
            compile_one([source], **asked)
            stamp.write_text(digest)
        return str(target)

    compiler.compile = compile_all
    return compiler


def state_of(asked: dict[str, Any]) -> bytes:
    """A digest of what all objects depend on: the headers, the flags and the Python."""
    digest = hashlib.sha256(f"{sys.version}{asked}".encode())
    for header in sorted(WORK.glob("*.h")):
        digest.update(header.read_bytes())
    return digest.digest()
