"""The layout is mended in a copy: looks only, once and for all, the rest byte by byte."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.planting.layout_writing import written
from evaluation.planting.layouts import KINDS, Made, documents, drafted, planted, slips, spoil
from tiendo.checking import check_bytes
from tiendo.checking.layouts.mending import CannotMend, mend
from tiendo.checking.registry import chosen
from tiendo.errors import DocumentUnreadable

RESAVED = sorted((Path(__file__).parent / "resaved").glob("*.docx"))
IDS = [check.id for check in chosen(["layout"])]
PLANTED = tuple(planted(1, 51))
# Wrong words are no matter of looks: a person writes others.
WORDS = {row["id"] for row in slips() if "words" in row}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("made", PLANTED, ids=lambda made: made.slip)
def test_looks_are_mended_and_words_are_left(made: Made) -> None:
    done = mend(made.data, made.name, ids=IDS)
    before, after = check_bytes(made.data, made.name), check_bytes(done.data, made.name)
    assert after.text == before.text
    assert bool(after.findings) is (made.slip in WORDS)
    assert bool(done.done) is not (made.slip in WORDS)
    assert after.coverage.layout is not None
    assert after.coverage.layout.mendable == 0


@pytest.mark.parametrize("made", PLANTED, ids=lambda made: made.slip)
def test_parts_that_need_no_change_go_over_byte_by_byte(made: Made) -> None:
    before, after = parts(made.data), parts(mend(made.data, made.name, ids=IDS).data)
    changed = {name for name in after if before.get(name) != after[name]}
    assert set(before) <= set(after)
    allowed = {"word/document.xml"}
    if made.check == "layout-pages":
        allowed |= {
            "word/header1.xml", "word/footer1.xml", "word/header-tiendo.xml",
            "[Content_Types].xml", "word/_rels/document.xml.rels",
        }  # fmt: skip
    assert changed <= allowed


@pytest.mark.parametrize("path", RESAVED, ids=lambda path: path.stem)
def test_what_libreoffice_saved_is_mended_too_cutting_runs_at_tabs(path: Path) -> None:
    data = path.read_bytes()
    done = mend(data, path.name, ids=IDS)
    after = check_bytes(done.data, path.name)
    assert after.findings == ()
    assert after.text == check_bytes(data, path.name).text
    assert mend(done.data, path.name, ids=IDS).data == done.data


def test_a_right_document_is_copied_as_it_is() -> None:
    for made in documents(4, 52):
        assert mend(made.data, made.name, ids=IDS).data == made.data


@given(
    seed=st.integers(0, 10_000),
    chosen_slips=st.lists(st.sampled_from([row["id"] for row in slips()]), max_size=8, unique=True),
)
@settings(max_examples=10)
def test_whatever_is_wrong_a_second_run_finds_nothing_left_to_mend(
    seed: int, chosen_slips: list[str]
) -> None:
    dice = random.Random(seed)
    system = dice.choice(["state", "party"])
    draft = drafted(system, dice.choice(KINDS[system]), dice)
    for row in slips():
        fits = system in row.get("systems", [system]) and draft.kind in row.get(
            "kinds", [draft.kind]
        )
        if row["id"] in chosen_slips and fits:
            spoil(draft, row)
    data = written(draft)
    once = mend(data, "a.docx", ids=IDS)
    twice = mend(once.data, "a.docx", ids=IDS)
    assert twice.data == once.data
    assert twice.done == ()
    assert check_bytes(once.data, "a.docx").text == check_bytes(data, "a.docx").text


def test_only_the_chosen_checks_are_mended() -> None:
    draft = drafted("state", "BÁO CÁO", random.Random(1))
    for row in slips():
        if row["id"] in ("body-small", "margin-left"):
            spoil(draft, row)
    done = mend(written(draft), "a.docx", ids=["layout-margins"])
    assert {one.style.id for one in done.done} == {"margins"}
    assert {one.check for one in check_bytes(done.data, "a.docx").findings} == {"layout-size"}


def test_letters_of_an_old_font_keep_it_as_its_signs_are_others() -> None:
    draft = drafted("state", "BÁO CÁO", random.Random(2))
    draft.looks["signatory"]["font"] = ".VnTime"
    data = written(draft)
    assert mend(data, "a.docx", ids=IDS).data == data


def packed(made: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in made.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def signed() -> bytes:
    return packed(parts(PLANTED[0].data) | {"_xmlsignatures/sig1.xml": b"<a/>"})


def strict() -> bytes:
    made = parts(PLANTED[0].data)
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    other = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    return packed(made | {"word/document.xml": made["word/document.xml"].replace(usual, other)})


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (signed(), "a.docx", "ký số"),
        (strict(), "a.docx", "Strict"),
        (b"", "a.docx", "DOCX"),
        ("Văn bản thuần".encode(), "a.txt", "văn bản thuần không sửa"),
        (b"%PDF-1.7\n", "a.pdf", "PDF không sửa"),
        (PLANTED[0].data[:2000], "a.docx", "hỏng"),
        (OLE, "a.doc", "a.doc"),
        (packed({"word/document.xml": b"<broken"}), "a.docx", "hỏng"),
    ],
    ids="signed strict empty text pdf cut doc broken".split(),
)
def test_what_cannot_be_mended_is_refused_in_one_line(data: bytes, name: str, told: str) -> None:
    with pytest.raises((CannotMend, DocumentUnreadable)) as raised:
        mend(data, name, ids=IDS)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_draft_without_a_head_is_not_mended() -> None:
    document = written(drafted("state", "BÁO CÁO", random.Random(3)))
    made = parts(document)
    body = (
        made["word/document.xml"].decode().replace("CỘNG HÒA", "LIÊN HIỆP").replace("UBND", "ABCD")
    )
    with pytest.raises(CannotMend, match="phần đầu"):
        mend(packed(made | {"word/document.xml": body.encode()}), "a.docx", ids=IDS)
