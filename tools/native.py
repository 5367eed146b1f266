"""Build the package with its hottest modules as machine code, and try it: ``make native``.

The wheel is left in ``build/wheel`` for an office's server to install; unpacked in
``build/native`` it is what ``make bench`` measures beside the plain package. It must read
every annotated text and every document of the sample as the plain package does.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WHEEL, NATIVE = ROOT / "build" / "wheel", ROOT / "build" / "native"
STAMP = NATIVE / ".made-of"
MADE_OF = ("src/tiendo/**/*.py", "src/tiendo/**/*.yaml", "tools/native.txt", "setup.py")


def main() -> None:
    if STAMP.exists() and STAMP.read_text() == made_of():
        return
    print("• dịch các mô-đun nóng ra mã máy, vài phút (compile the hot modules)", flush=True)
    for folder in (WHEEL, NATIVE):
        shutil.rmtree(folder, ignore_errors=True)
    build()
    (made,) = WHEEL.glob("*.whl")
    with zipfile.ZipFile(made) as wheel:
        wheel.extractall(NATIVE)
    plain, native = readings(ROOT / "src"), readings(NATIVE)
    if plain != native:
        sys.exit("Bản mã máy đọc khác bản thường (the compiled package reads otherwise)")
    STAMP.write_text(made_of())
    print(f"• {made.relative_to(ROOT)}: đọc giống bản thường (reads as the plain package)")


def build() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation",
         "--quiet", "-w", str(WHEEL)],
        cwd=ROOT, env=os.environ | {"TIENDO_NATIVE": "1"}, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\nKhông dịch được (the build failed)")


def made_of() -> str:
    """A digest of all that goes into the build."""
    digest = hashlib.sha256(sys.version.encode())
    for pattern in MADE_OF:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def readings(package: Path) -> str:
    """A digest of what the package at ``package`` reads in the texts and documents at hand."""
    done = subprocess.run(
        [sys.executable, __file__, "readings"],
        env=os.environ | {"PYTHONPATH": str(package)}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


def print_readings() -> None:
    from tiendo.reading import read_file, read_text

    for gold in sorted((ROOT / "evaluation").glob("*.jsonl")):
        for line in gold.read_text(encoding="utf-8").splitlines():
            if "text" in (passage := json.loads(line)):
                print(read_text(passage["text"]).as_json())
    for file in sorted((ROOT / "examples").glob("*/documents/*")):
        print(read_file(file).as_json())


if __name__ == "__main__":
    print_readings() if sys.argv[1:] == ["readings"] else main()
