"""How many targets are met: of a group, of a plan, and of a compound target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tiendo.scoring.rules.scheme import says
from tiendo.scoring.rules.score import UNJUDGED, Score, Verdict

# A compound target is as its worst part (DOMAIN.md, B4: fails if one part fails).
WORST_FIRST = (
    Verdict.MISSED,
    Verdict.OFF_COURSE,
    Verdict.BEHIND,
    Verdict.CANNOT_JUDGE,
    Verdict.NO_DATA,
    Verdict.NOT_DUE,
    Verdict.ON_COURSE,
    Verdict.MET,
    Verdict.EXCEEDED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Targets by verdict. ``unjudged`` names those that no verdict could be given on."""

    counts: Mapping[Verdict, int]
    unjudged: tuple[str, ...]
    estimated: int
    sentence: str
    sentence_en: str

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def reached(self) -> int:
        """Met and exceeded."""
        return self.counts.get(Verdict.MET, 0) + self.counts.get(Verdict.EXCEEDED, 0)


def tally(scores: Sequence[Score]) -> Tally:
    """Count the verdicts: “đạt và vượt 11/14 chỉ tiêu”, and the rest apart."""
    counts = Counter(score.verdict for score in scores)
    names = tuple(s.target.indicator.name for s in scores if s.verdict in UNJUDGED)
    sentences = [_sentence(counts, names, english=english) for english in (False, True)]
    return Tally(
        counts={verdict: counts[verdict] for verdict in Verdict if counts[verdict]},
        unjudged=names,
        estimated=sum(score.estimated for score in scores),
        sentence=sentences[0],
        sentence_en=sentences[1],
    )


def _sentence(counts: Mapping[Verdict, int], names: Sequence[str], *, english: bool) -> str:
    total = sum(counts.values())
    if not total:
        return _capital(says("phrase", "tally-empty", english=english)) + "."
    exceeded, met = counts.get(Verdict.EXCEEDED, 0), counts.get(Verdict.MET, 0)
    told = says("phrase", "tally-reached", english=english).format(
        reached=exceeded + met, total=total
    )
    if exceeded and met:
        split = says("phrase", "tally-split", english=english)
        told += split.format(exceeded=exceeded, met=met)
    for verdict in Verdict:
        if counts.get(verdict) and verdict not in (Verdict.EXCEEDED, Verdict.MET):
            label = says("verdict", verdict.value, english=english)
            other = says("phrase", "tally-other", english=english)
            told += other.format(count=counts[verdict], label=label)
    if names:
        told += says("phrase", "tally-names", english=english).format(names=", ".join(names))
    return _capital(told) + "."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def worst_of(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict of a whole that is as its worst part; unjudged where only some lack data.

    Raises ValueError without parts.
    """
    worst = min(verdicts, key=WORST_FIRST.index)
    partly = worst is Verdict.NO_DATA and any(one is not worst for one in verdicts)
    return Verdict.CANNOT_JUDGE if partly else worst


def compound(scores: Sequence[Score]) -> Score:
    """The score of a target of several parts: the worst of them, with every part's verdict.

    “Giảm cả ba tiêu chí” is missed if one is; it is exceeded only if all are. Where only
    some parts lack data it cannot be judged. Raises ValueError without parts.
    """
    worst = min(scores, key=lambda s: (WORST_FIRST.index(s.verdict), s.target.indicator.name))
    verdict = worst_of([one.verdict for one in scores])
    words = []
    for english in (False, True):
        parts = "; ".join(
            f"{s.target.indicator.name}: {says('verdict', s.verdict.value, english=english)}"
            for s in scores
        )
        told = says("phrase", "compound-part", english=english)
        words.append(
            told.format(
                count=len(scores),
                parts=parts,
                verdict=says("verdict", verdict.value, english=english),
            )
            + "."
        )
    return replace(
        worst,
        verdict=verdict,
        reason=words[0],
        reason_en=words[1],
        inputs=tuple(dict.fromkeys(ref for s in scores for ref in s.inputs)),
        sources=tuple(dict.fromkeys(name for s in scores for name in s.sources)),
    )
