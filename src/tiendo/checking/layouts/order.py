"""Children of a Word element in the order that its schema wants (ISO/IEC 29500-1, annex A)."""

from __future__ import annotations

from typing import Any

from tiendo.reading.formats.styles import W

ORDER = {
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect"
    " bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid printerSettings sectPrChange",
}
RANK = {
    parent: {name: at for at, name in enumerate(said.split())} for parent, said in ORDER.items()
}


def child(parent: Any, name: str) -> Any:
    """The child of that name, made in its place where there is none."""
    found = parent.find(W + name)
    return added(parent, name) if found is None else found


def added(parent: Any, name: str) -> Any:
    """A new child behind those that its schema puts before it."""
    rank = RANK[parent.tag.removeprefix(W)]
    at = sum(1 for one in parent if rank.get(_name(one), len(rank)) <= rank[name])
    made = parent.makeelement(W + name, {})
    parent.insert(at, made)
    return made


def properties(element: Any, name: str) -> Any:
    """The properties of a run or paragraph ("rPr", "pPr"): its first child."""
    found = element.find(W + name)
    if found is None:
        found = element.makeelement(W + name, {})
        element.insert(0, found)
    return found


def _name(element: Any) -> str:
    tag = element.tag
    return tag.removeprefix(W) if isinstance(tag, str) else ""
