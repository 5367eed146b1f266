"""What a person asks for: which report, of which parts, in which tone, under which heading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tiendo.errors import TiendoError
from tiendo.reporting.grammar import table

TONES = ("full", "brief")
KINDS = ("periodic", "thematic", "unit", "reply", "half-term")


REPLY = ("fields", "tasks", "annex")  # of a reply on one figure


class ReportAskedWrongly(TiendoError):
    code = "report-asked-wrongly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands around the text. Empty: left open, as in a draft that waits for its number."""

    system: str = "state"  # or "party"
    issuer: tuple[str, ...] = ()  # the body above, then the issuing body
    number: str = ""
    code: str = ""  # the letters of the body in its numbers, while there is none
    place: str = ""
    day: date | None = None
    power: str = ""
    post: str = ""
    signer: str = ""
    recipients: tuple[str, ...] = ()
    title: str = ""

    @property
    def shouts(self) -> bool:
        """Whether the issuer is not given, or in capitals as only headings write it."""
        return not self.issuer or self.issuer[-1].isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """``groups``: only these groups of the plan; ``responsible``: only the lines of this body;
    ``target``: only this one, answered to a leader. ``parts`` in the order wanted; empty: all."""

    kind: str = "periodic"
    parts: tuple[str, ...] = ()
    tone: str = "full"
    groups: tuple[int, ...] = ()
    responsible: str = ""
    target: str = ""
    head: Head = Head()

    def __post_init__(self) -> None:
        refuse("loại báo cáo", [self.kind], KINDS)
        refuse("mức chi tiết", [self.tone], TONES)
        refuse("phần", self.parts, tuple(table("part")))

    @property
    def half(self) -> str:
        """The words' row of a half term; empty for the period's own."""
        return "half-term" if self.kind == "half-term" else ""

    @property
    def chosen(self) -> tuple[str, ...]:
        usual = REPLY if self.target else tuple(table("part"))
        return self.parts or usual


def refuse(what: str, given: object, known: tuple[str, ...]) -> None:
    """Raises ReportAskedWrongly for a word that is not one of those known."""
    assert isinstance(given, list | tuple)
    wrong = [str(one) for one in given if one not in known]
    if wrong:
        raise ReportAskedWrongly(
            f"Không có {what} “{wrong[0]}”", do=f"Chọn trong: {', '.join(known)}"
        )
