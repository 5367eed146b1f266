"""The reader's modules as machine code, left where the checkout uses them: ``build/native``.

usage: tools/native.py [setup|readings]

Without a word (``make native``): compiled anew where a source has changed, held against the
plain package on every annotated text and every document of the sample, and packed as a wheel
in ``build/wheel`` for an office's server. ``setup`` (``make setup``) tries the sample alone;
where no machine code can be had it says so in one line, and reading goes on in Python.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ.setdefault("TIENDO_NATIVE", "0")  # not needed in here

from tiendo.native import LIBRARY, MADE_OF, digest_of, standing  # noqa: E402
from tools import compiling  # noqa: E402

SOURCES, FOLDER, WHEEL = ROOT / "src", ROOT / "build" / "native", ROOT / "build" / "wheel"
HELD, FAILED = FOLDER / "held", FOLDER / "failed"
# Whatever the compiled modules import may have gone into them: constants, types.
ROOMS = ("errors.py", "facts/**/*.py", "vocabulary/**/*.py", "reading/**/*.py")
PLAIN = "việc đọc chạy bằng Python, chậm hơn (reading goes on in plain Python)"


def main() -> None:
    """``make native``: all of it, and nothing may fail."""
    os.chdir(ROOT)
    if not current():
        build()
    made_of = (FOLDER / MADE_OF).read_text()
    if HELD.exists() and HELD.read_text() == made_of:
        return
    if not reads_alike("readings"):
        sys.exit("Bản mã máy đọc khác bản thường (the compiled package reads otherwise)")
    made = wheel()
    HELD.write_text(made_of)
    print(f"• {made.relative_to(ROOT)}: đọc giống bản thường (reads as the plain package)")


def setup() -> None:
    """``make setup``: what can be had."""
    os.chdir(ROOT)
    made_of = "\n".join(rows())
    if current() or (FAILED.exists() and FAILED.read_text() == made_of):
        return
    try:
        build()
        if reads_alike("sample"):
            return
        why = "đọc khác bản thường"
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, Python reads
        why = (str(error).strip() or type(error).__name__).splitlines()[-1]
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / MADE_OF).unlink(missing_ok=True)
    FAILED.write_text(made_of)
    print(f"• không dịch được ra mã máy ({why}); {PLAIN}")


def current() -> bool:
    """Whether the library is of these sources and this list; then their times are noted anew."""
    served = standing(str(FOLDER), str(SOURCES))
    if served is None or served != compiled_names():
        return False
    write_whole(FOLDER / MADE_OF, "\n".join(rows()))
    return True


def compiled_names() -> frozenset[str]:
    return frozenset(name[4:-3].replace("/", ".") for name in compiling.modules())


def build() -> None:
    """The library and what it was made of; an edit while it is compiled makes it stale."""
    print("• dịch bộ đọc ra mã máy, chừng một phút (compile the reader)", flush=True)
    made_of = "\n".join(rows())
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in (MADE_OF, HELD, FAILED):
        (FOLDER / old).unlink(missing_ok=True)
    target = FOLDER / (LIBRARY + EXTENSION_SUFFIXES[0])
    part = target.with_suffix(f".{os.getpid()}")
    compiling.library(part)
    part.replace(target)
    write_whole(FOLDER / MADE_OF, made_of)


def rows() -> Iterator[str]:
    """The Python, then each source: compiled or not, size, last change, digest, file."""
    compiled = {name[len("src/") :] for name in compiling.modules()}
    yield sys.version
    for pattern in ROOMS:
        for path in sorted((SOURCES / "tiendo").glob(pattern)):
            file, state = path.relative_to(SOURCES).as_posix(), path.stat()
            way = "compiled" if file in compiled else "seen"
            yield f"{way} {state.st_size} {state.st_mtime_ns} {digest_of(str(path))} {file}"


def write_whole(path: Path, text: str) -> None:
    part = path.with_suffix(f".{os.getpid()}")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def wheel() -> Path:
    for old in WHEEL.glob("*.whl"):
        old.unlink()
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation",
         "--quiet", "-w", str(WHEEL)],
        cwd=ROOT, env=os.environ | {"TIENDO_NATIVE": "1"}, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\nKhông dịch được (the build failed)")
    (made,) = WHEEL.glob("*.whl")
    return made


def reads_alike(texts: str) -> bool:
    """Whether both forms read the same in ``texts``: all readings, or the sample's alone."""
    plain, native = (printed(texts, form) for form in ("0", "1"))
    return plain == native


def printed(texts: str, form: str) -> str:
    done = subprocess.run(
        [sys.executable, __file__, texts],
        env=os.environ | {"PYTHONPATH": str(SOURCES), "TIENDO_NATIVE": form},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


def print_readings(*, gold: bool) -> None:
    from tiendo.reading import read_file, read_text

    for file in sorted((ROOT / "evaluation").glob("*.jsonl")) if gold else ():
        for line in file.read_text(encoding="utf-8").splitlines():
            if "text" in (passage := json.loads(line)):
                print(read_text(passage["text"]).as_json())
    kinds = "*" if gold else "*.txt"
    for file in sorted((ROOT / "examples").glob(f"*/documents/{kinds}")):
        print(read_file(file).as_json())


WORDS: dict[str, Callable[[], None]] = {
    "setup": setup,
    "readings": lambda: print_readings(gold=True),
    "sample": lambda: print_readings(gold=False),
}

if __name__ == "__main__":
    WORDS[sys.argv[1]]() if sys.argv[1:] else main()
