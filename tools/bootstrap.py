"""Bring what a make target needs and the machine lacks; say so in one line each.

usage: python3 tools/bootstrap.py WHAT…
WHAT: base|dev|fuzz|bench|forecast|scale|
      java|postgres|chromium|tesseract|office|fonts|compiler|native

Needs only Python and the package registries that the machine is set up for.
Python packages are locked by hash (requirements/*.txt); Debian packages are
installed only where the command is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
PLAIN = "việc đọc chạy bằng Python, chậm hơn (reading goes on in plain Python)"
# What shows that it is there (a command that ends well), and the packages that bring it.
DEBIAN = {
    "postgres": (["which", "pg_virtualenv"], ["postgresql", "postgresql-contrib"]),
    "chromium": (["which", "chromium"], ["chromium"]),
    "java": (["which", "java"], ["default-jre-headless"]),
    "compiler": (["which", "cc"], ["gcc", "libc6-dev", "python3-dev"]),
    "office": (["which", "soffice"], ["libreoffice-writer-nogui"]),
    # As wide as Times New Roman, letter for letter: without it pages break elsewhere.
    "fonts": (["fc-list", "-q", "Liberation Serif"], ["fontconfig", "fonts-liberation2"]),
    "tesseract": (
        ["tesseract", "--print-parameters", "-l", "vie"],
        ["tesseract-ocr", "tesseract-ocr-vie"],
    ),
}


def run(*command: str | Path) -> None:
    """Run quietly; on failure show what it said and stop."""
    env = os.environ | {
        "UV_PYTHON_DOWNLOADS": "never",
        "DEBIAN_FRONTEND": "noninteractive",
        "PYTHONDONTWRITEBYTECODE": "",
    }
    done = subprocess.run(
        [str(c) for c in command], cwd=ROOT, env=env, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\nKhông chạy được: {' '.join(map(str, command))}")


def make_venv() -> None:
    if (BIN / "uv").exists():
        return
    print("• tạo môi trường Python .venv (create the virtual environment)", flush=True)
    try:
        venv.create(VENV, with_pip=True)
    except subprocess.CalledProcessError:  # Debian's python3 without ensurepip
        apt(["python3-venv"])
        venv.create(VENV, with_pip=True, clear=True)
    run(BIN / "pip", "install", "--quiet", "--require-hashes", "-r", "requirements/uv.txt")


def packages(group: str) -> None:
    """Install the locked packages of ``group``, and the ``tiendo`` command."""
    make_venv()
    lock = f"requirements/{group}.txt"
    print(f"• cài các gói đã khóa trong {lock} (install the locked packages)", flush=True)
    run(BIN / "uv", "pip", "install", "--python", BIN / "python", "--compile-bytecode",
        "--require-hashes", "-r", lock)  # fmt: skip
    run(BIN / "uv", "pip", "install", "--python", BIN / "python",
        "--no-deps", "--no-build-isolation", "-e", ".")  # fmt: skip
    machine_code(bring=not (VENV / ".base").exists())
    # The first command, too, answers at once: modules are compiled, the reader's tables parsed.
    run(BIN / "python", "-m", "compileall", "-q", "src")
    run(BIN / "tiendo", "read", *sorted((ROOT / "examples").glob("*/documents/*.txt"))[:1])
    for stamp in ("base", group):
        (VENV / f".{stamp}").touch()


def apt(names: list[str]) -> None:
    if not shutil.which("apt-get"):
        sys.exit(f"Cần cài: {' '.join(names)} (please install; no apt-get on this machine)")
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    run(*sudo, "apt-get", "update", "-qq")
    run(*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *names)


def debian(what: str) -> None:
    sign, names = DEBIAN[what]
    if shutil.which(sign[0]) and not subprocess.run(sign, capture_output=True).returncode:
        return
    print(f"• cài {' '.join(names)} của Debian (install Debian packages)", flush=True)
    apt(names)


def machine_code(*, bring: bool = False) -> None:
    """Compile the reader where that can be had; with ``bring``, a compiler may be installed."""
    if os.environ.get("TIENDO_NATIVE") == "0":
        return
    if not can_compile():
        if bring and not (os.geteuid() == 0 and shutil.which("apt-get") and brought()):
            print(f"• không có trình biên dịch C; {PLAIN}", flush=True)
        if not can_compile():
            return
    lock, stamp = "requirements/native.txt", VENV / ".native"
    if not stamp.exists() or stamp.stat().st_mtime < (ROOT / lock).stat().st_mtime:
        run(BIN / "uv", "pip", "install", "--python", BIN / "python",
            "--require-hashes", "-r", lock)  # fmt: skip
        stamp.touch()
    sys.stdout.flush()
    command = [str(BIN / "python"), "tools/native.py", "setup"]
    subprocess.run(command, cwd=ROOT, check=False, stderr=subprocess.DEVNULL)


def can_compile() -> bool:
    """Whether a C compiler and Python's headers are there."""
    header = Path(sysconfig.get_path("include")) / "Python.h"
    return shutil.which("cc") is not None and header.exists()


def brought() -> bool:
    """Whether the compiler is there after Debian was asked for it; its refusal is no failure."""
    try:
        debian("compiler")
    except SystemExit:
        return False
    return can_compile()


def main() -> None:
    for what in sys.argv[1:]:
        if what in ("base", "dev", "fuzz", "bench", "forecast", "scale"):
            packages(what)
        elif what == "native":
            machine_code()
        else:
            debian(what)


if __name__ == "__main__":
    main()
