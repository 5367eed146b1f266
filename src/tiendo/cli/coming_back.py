"""Reports of ours among the files that are registered: kept as versions of their drafts.

One without a number is not signed: it is no document, and must not become the source of its
own figures.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tiendo.errors import TiendoError

WORD = (".docx", ".docm")


def keep_reports(names: Sequence[str], *, by: str) -> list[str]:
    """Keeps what came back; the names of the files that are to be registered too."""
    return [
        name for name in names
        if Path(name).suffix.lower() not in WORD or register_too(name, by)
    ]  # fmt: skip


def register_too(name: str, by: str) -> bool:
    """Whether a Word file is (also) a document for the register."""
    from tiendo.cli.read import load
    from tiendo.drafts.origins import origin_in
    from tiendo.drafts.returning import keep_returned
    from tiendo.reading import read_bytes
    from tiendo.register.access import keeper
    from tiendo.register.errors import NotFound

    try:
        data = load(name)
        if origin_in(data) is None:
            return True
        draft = keep_returned(data=data, name=Path(name).name, by=keeper(by))
        number = read_bytes(data, Path(name).name).identity.number
    except NotFound:
        return True  # of another register: a document like others
    except TiendoError as error:
        print(f"tiendo: {error.at(name)}", file=sys.stderr)
        return False
    version = draft.versions.order_by("-number")[0]
    print(f"{name}: bản {version.number} của báo cáo, /soat/{draft.slug}/{told(version.returned)}")
    if not number:
        print("  chưa có số nên không vào sổ làm nguồn số liệu", file=sys.stderr)
    return bool(number)


def told(returned: dict[str, Any] | None) -> str:
    if not returned:
        return ""
    typed, written = len(returned["typed"]), len(returned["written"])
    return f": {written} đoạn người viết, {returned['removed']} đoạn bỏ, {typed} số gõ tay"
