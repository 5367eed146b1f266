"""What a person gives for a conference, in a small YAML file; all of it may be left out.

Every scalar is read as it is written, so that a time of 8:00 stays one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import yaml

from tiendo.errors import TiendoError

DO = "Xem mẫu trong trang “Gói tài liệu hội nghị” của tài liệu"


class PackGivenWrong(TiendoError):
    """A file about a conference that cannot be understood."""

    code = "pack-given-wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A line of the agenda, as a person wrote it."""

    what: str
    time: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A file that goes into the pack; ``fault``: why it could not be had."""

    name: str
    data: bytes = b""
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """``explanations`` by the ids of targets, ``progress`` by those of tasks. ``drafts`` and
    ``compared`` name files: whoever reads them puts their bytes into ``papers``."""

    title: str = ""
    day: date | None = None
    start: str = ""
    place: str = ""
    chair: str = ""
    office: str = ""
    conclusion: str = ""
    agenda: tuple[Slot, ...] = ()
    explanations: Mapping[str, str] = field(default_factory=dict)
    progress: Mapping[str, str] = field(default_factory=dict)
    drafts: tuple[str, ...] = ()
    compared: tuple[tuple[str, str], ...] = ()
    papers: Mapping[str, Paper] = field(default_factory=dict)

    def paper(self, name: str) -> Paper:
        return self.papers.get(name, Paper(name=name, fault="không mở được tệp"))


PLAIN = {
    "ten": "title", "gio": "start", "dia-diem": "place", "chu-tri": "chair",
    "van-phong": "office", "ket-luan": "conclusion",
}  # fmt: skip
KEYS = (*PLAIN, "ngay", "chuong-trinh", "giai-trinh", "tien-do", "du-thao", "so-sanh")
SLOT = {"gio": "time", "noi-dung": "what", "nguoi": "who"}


def parse_given(written: str, *, where: str) -> Given:
    """The file of a person. Raises PackGivenWrong with the key that is not understood."""
    try:
        found = yaml.load(written, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings only
    except yaml.YAMLError as error:
        raise PackGivenWrong("Tệp không phải YAML", where=where, do=DO) from error
    read = Read(found or {}, where)
    return Given(
        **{name: read.words(key) for key, name in PLAIN.items()},  # type: ignore[arg-type]
        day=read.day("ngay"),
        agenda=tuple(read.slots("chuong-trinh")),
        explanations=read.mapping("giai-trinh"),
        progress=read.mapping("tien-do"),
        drafts=tuple(read.listed("du-thao")),
        compared=tuple(read.pairs("so-sanh")),
    )


class Read:
    """The keys of a file, each held to its shape."""

    def __init__(self, found: object, where: str) -> None:
        self.where = where
        if not isinstance(found, dict):
            raise self.wrong("cả tệp")
        strange = [str(key) for key in found if key not in KEYS]
        if strange:
            raise PackGivenWrong(
                f"Không hiểu mục “{strange[0]}”", where=where, do=f"Các mục: {', '.join(KEYS)}"
            )
        self.found = found

    def wrong(self, what: str) -> PackGivenWrong:
        return PackGivenWrong(f"Không hiểu {what}", where=self.where, do=DO)

    def words(self, key: str) -> str:
        value = self.found.get(key, "")
        if not isinstance(value, str):
            raise self.wrong(f"mục “{key}”")
        return " ".join(value.split())

    def day(self, key: str) -> date | None:
        written = self.words(key)
        try:
            return date.fromisoformat(written) if written else None
        except ValueError:
            raise PackGivenWrong(
                f"“{written}” không phải là ngày", where=self.where, do="Viết như 2023-10-25"
            ) from None

    def listed(self, key: str) -> Sequence[str]:
        value = self.found.get(key) or []
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.wrong(f"mục “{key}”")
        return value

    def mapping(self, key: str) -> Mapping[str, str]:
        value = self.found.get(key) or {}
        if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
            raise self.wrong(f"mục “{key}”")
        return {str(id): " ".join(words.split()) for id, words in value.items()}

    def pairs(self, key: str) -> Sequence[tuple[str, str]]:
        value = self.found.get(key) or []
        if not isinstance(value, list):
            raise self.wrong(f"mục “{key}”")
        for one in value:
            if not isinstance(one, list) or len(one) != 2 or not all(map(isinstance, one, TWO)):
                raise self.wrong(f"mục “{key}”: mỗi cặp là [bản trước, bản sau]")
        return [(one[0], one[1]) for one in value]

    def slots(self, key: str) -> Sequence[Slot]:
        value = self.found.get(key) or []
        if not isinstance(value, list):
            raise self.wrong(f"mục “{key}”")
        out = []
        for number, one in enumerate(value, start=1):
            if not isinstance(one, dict) or set(one) - set(SLOT) or not one.get("noi-dung"):
                raise self.wrong(f"mục “{key}”, dòng {number}")
            out.append(Slot(**{SLOT[name]: str(words) for name, words in one.items()}))
        return out


TWO = (str, str)
