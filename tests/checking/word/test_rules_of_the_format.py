"""What is put into a file stands where the format allows it (ISO/IEC 29500-1, 17.13.4, 17.13.5)."""

from __future__ import annotations

import io

import docx
import pytest
from lxml import etree
from packages import W, body, package, parts
from test_commented import PLACES

from tiendo.checking import check_bytes
from tiendo.checking.word import commented

# Where the schema has ranges of comments and changes: EG_PContent, and inside insertions.
HOLDERS = {
    W + name for name in "p hyperlink fldSimple ins moveTo smartTag customXml sdtContent".split()
}
CHANGE_HOLDERS = HOLDERS - {f"{W}ins", f"{W}moveTo"}


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("name", PLACES)
def test_marks_stand_where_the_format_allows(name: str, tracked: bool) -> None:
    data = package(PLACES[name][0])
    returned = commented(data, check_bytes(data, "a.docx"), tracked=tracked)
    root = body(returned.data)
    starts, ends, refers = (
        [one.get(f"{W}id") for one in root.iter(f"{W}{kind}")]
        for kind in ("commentRangeStart", "commentRangeEnd", "commentReference")
    )
    comments = etree.fromstring(parts(returned.data)["word/comments.xml"])
    assert starts == ends == refers == [one.get(f"{W}id") for one in comments]
    for one in root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd"):
        assert one.getparent().tag in HOLDERS
    for one in root.iter(f"{W}commentReference"):
        assert one.getparent().tag == f"{W}r"
        assert one.getparent().getparent().tag in HOLDERS
    ours = [one for one in root.iter(f"{W}ins", f"{W}del") if one.get(f"{W}author") == "Tiến Độ"]
    for one in ours:
        assert one.getparent().tag in CHANGE_HOLDERS
    for run in root.iter(f"{W}r"):
        inside = [one.tag for one in run]
        assert f"{W}rPr" not in inside[1:]
        gone = run.getparent().tag == f"{W}del"
        assert (f"{W}t" if gone else f"{W}delText") not in inside
    ids = [one.get(f"{W}id") for one in root.iter(f"{W}ins", f"{W}del", f"{W}commentRangeStart")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", PLACES)
def test_another_reader_opens_it(name: str) -> None:
    data = package(PLACES[name][0])
    returned = commented(data, check_bytes(data, "a.docx"), tracked=True)
    before, after = (docx.Document(io.BytesIO(one)) for one in (data, returned.data))
    assert len(after.paragraphs) == len(before.paragraphs)
    kinds = [one.reltype.rpartition("/")[2] for one in after.part.rels.values()]
    assert kinds.count("comments") == 1
