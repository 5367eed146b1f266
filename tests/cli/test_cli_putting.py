"""Files that a command leaves: whole, all or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tiendo.cli.putting import put, put_in
from tiendo.errors import TiendoError


def test_all_files_or_none(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("x")
    old = tmp_path / "cu.docx"
    old.write_bytes(b"1")
    with pytest.raises(TiendoError, match="Không ghi được tệp"):
        put({str(old): b"2", str(tmp_path / "tep" / "b.docx"): b"3"})
    assert old.read_bytes() == b"1"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["cu.docx", "tep"]


def test_a_link_stays_one_and_rights_stay(tmp_path: Path) -> None:
    old, link = tmp_path / "cu.docx", tmp_path / "lien-ket.docx"
    old.write_bytes(b"1")
    old.chmod(0o640)
    link.symlink_to(old)
    put({str(link): b"2"})
    assert link.is_symlink()
    assert old.read_bytes() == b"2"
    assert old.stat().st_mode & 0o777 == 0o640


def test_no_folder_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("x")
    with pytest.raises(TiendoError, match="Không lập được thư mục"):
        put_in(str(tmp_path / "tep"), {"a": b""})
    with pytest.raises(TiendoError, match="Không ghi được tệp"):
        put_in(str(tmp_path / "moi"), {"a": b"", "b/c": b""})
    assert not (tmp_path / "moi").exists()
    put_in(str(tmp_path / "moi"), {"a": b"1"})
    assert (tmp_path / "moi" / "a").read_bytes() == b"1"
