"""Đọc văn bản một năm của tỉnh mẫu Sông Mai, vào sổ, chấm điểm và mở bảng điểm.

Sổ của tỉnh mẫu nằm riêng (var/demo), không lẫn với sổ thật. Lần sau chạy lại thì
mở ngay, vì sổ đã có.
"""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import time
from pathlib import Path

from tiendo.cli import serve
from tiendo.errors import TiendoError

SAMPLE = Path("examples/song-mai")
# Folders of the sample: the year, and how plans were amended and handed down after it.
FOLDERS = ("documents", "plans-in-time")
# The account of the sample's register, which is nobody's own.
EDITOR = "giu-so-mau"


class SampleMissing(TiendoError):
    code = "sample-missing"


def configure(parser: argparse.ArgumentParser) -> None:
    serve.configure(parser)
    parser.add_argument(
        "--sample", type=Path, help="thư mục tỉnh mẫu (mặc định: examples/song-mai)"
    )
    parser.add_argument(
        "--no-serve", action="store_true", help="chỉ đọc, vào sổ và chấm, không mở trang web"
    )


def run(options: argparse.Namespace) -> int:
    sample = options.sample or find_sample()
    os.environ.setdefault("TIENDO_HOME", "var/demo")
    if not options.no_serve:
        serve.refuse_taken(options.host, options.port)
    fill(sample)
    if options.no_serve:
        return 0
    print(sign_in_words(), flush=True)
    serve.collect_static()
    serve.serve(options.host, options.port, options.workers)
    return 0


def sign_in_words() -> str:
    """How to sign in as the demo's editor: with a new password each time, told only here.

    In a register with accounts of its own nothing is added.
    """
    from django.contrib.auth.models import User

    from tiendo.people.services import add_account, give_role, set_password
    from tiendo.register.access import operator

    by, password = operator("tỉnh mẫu"), secrets.token_urlsafe(12)
    if User.objects.exclude(username=EDITOR).exists():
        return "Sổ này có tài khoản riêng: đăng nhập bằng tài khoản của mình."
    if User.objects.filter(username=EDITOR).exists():
        set_password(username=EDITOR, password=password, by=by)
    else:
        add_account(username=EDITOR, full_name="Người giữ sổ mẫu", password=password, by=by)
        give_role(username=EDITOR, role="editor", body=None, by=by, why="Xem thử tỉnh mẫu")
    return f"Xem không cần đăng nhập. Muốn thử vai người giữ sổ: {EDITOR} / {password}"


def find_sample() -> Path:
    """The sample province: below this folder, or in the checkout this package runs from."""
    here = [SAMPLE, Path(__file__).resolve().parents[3] / SAMPLE]
    found = next((path for path in here if path.is_dir()), None)
    if found is None:
        raise SampleMissing(
            "Không thấy thư mục tỉnh mẫu", where=str(SAMPLE), do="Nêu thư mục bằng --sample"
        )
    return found


def files_of(sample: Path) -> list[str]:
    """The documents of a sample, folder by folder, by name."""
    folders = [sample / name for name in FOLDERS if (sample / name).is_dir()]
    return [str(path) for folder in folders for path in sorted(folder.iterdir()) if path.is_file()]


def fill(sample: Path) -> None:
    """Register the sample's bodies and documents, then print the tally."""
    from tiendo.cli.django import setup
    from tiendo.cli.register import load_bodies, register_files, show_table
    from tiendo.cli.score import show_scoreboard

    started = time.monotonic()
    setup()
    load_bodies(sample / "bodies.yaml", by="tỉnh mẫu")
    names = files_of(sample)
    print(f"Đọc {len(names)} văn bản của tỉnh mẫu trong {sample}", flush=True)
    done, failures = register_files(names, by="tỉnh mẫu")
    for error in failures:
        print(f"tiendo: {error}", file=sys.stderr)
    show_table(done)
    show_scoreboard()
    print(f"Xong trong {time.monotonic() - started:.1f} giây.", flush=True)
