"""From the words of a figure to an indicator of the register."""

from __future__ import annotations

from functools import lru_cache

from tiendo.facts.figure import Direction, Figure, Measure, Op
from tiendo.facts.series import Adds, Better
from tiendo.register.keys import wording
from tiendo.register.models import Document, Indicator, IndicatorName
from tiendo.register.models.indicator import CATALOGUE
from tiendo.register.searching import searchable
from tiendo.register.slugs import free_slug
from tiendo.vocabulary.indicators import catalogue
from tiendo.vocabulary.official import official_code
from tiendo.vocabulary.text import fold, slug
from tiendo.vocabulary.units import families, same_family

# Families whose values are rates, ranks or scores: the last one stands for the period.
STANDING = ("rate", "rank", "score", "times")


class Indicators:
    """All indicators of the register and the words that name them: two queries, then none."""

    def __init__(self) -> None:
        self._by_slug = {one.slug: one for one in Indicator.objects.all()}
        by_pk = {one.pk: one for one in self._by_slug.values()}
        names = IndicatorName.objects.values_list("folded", "indicator_id")
        self._by_wording = {folded: by_pk[pk] for folded, pk in names}
        self._into = {one.pk: by_pk[one.merged_into_id] for one in by_pk.values()
                      if one.merged_into_id is not None}  # fmt: skip

    def find(self, figure: Figure) -> Indicator | None:
        """The indicator that a person gave these words, else the one that the catalogue names.

        A merged one is the one that took it in.
        """
        said = self.current(self._by_wording.get(wording(figure.indicator)))
        if not figure.indicator_id or (said is not None and unit_fits(figure, said)):
            return said
        return self.by_code(figure.indicator_id)

    def by_code(self, code: str) -> Indicator | None:
        """The indicator with this id, or this official code where it is one indicator's own."""
        known = self._by_slug.get(code) or self._from_catalogue(code)
        if known is None and code:
            coded = [one for one in self._by_slug.values() if one.code == code]
            known = coded[0] if len(coded) == 1 else None
        return self.current(known)

    def current(self, indicator: Indicator | None) -> Indicator | None:
        """The indicator that one leads to, itself where it was not merged."""
        while indicator is not None and indicator.pk in self._into:
            indicator = self._into[indicator.pk]
        return indicator

    def all(self) -> list[Indicator]:
        """Those that are in use, by slug."""
        found = (one for one in self._by_slug.values() if one.pk not in self._into)
        return sorted(found, key=lambda one: one.slug)

    def names(self) -> tuple[str, ...]:
        """The names of all, to choose from."""
        return in_order(frozenset(one.name for one in self._by_slug.values()))

    def _from_catalogue(self, id: str) -> Indicator | None:
        """Enter a row of the catalogue into the register; None if it has no such row."""
        entry = catalogue().get(id)
        if entry is None:
            return None
        official = official_code(id)
        code = official.code if official else ""
        self._by_slug[id] = Indicator.objects.create(
            slug=entry.id,
            name=entry.name,
            code=code,
            unit=entry.unit,
            better=entry.better,
            adds=entry.adds,
            origin=CATALOGUE,
            search=searchable(entry.name, *entry.wordings, code),
        )
        return self._by_slug[id]

    def new(self, figure: Figure, document: Document) -> Indicator:
        """An indicator for a target whose words nobody knew, by those words."""
        made = Indicator.objects.create(
            slug=free_slug(Indicator, slug(figure.indicator)[:80], wording(figure.indicator)),
            name=figure.indicator[:300],
            unit=own_unit(figure),
            better=better_of(figure),
            adds=adds_of(figure),
            origin=document.label[:150],
            search=searchable(figure.indicator),
        )
        self._by_slug[made.slug] = made
        self.learn(made, figure.indicator)
        return made

    def learn(self, indicator: Indicator, words: str) -> None:
        """Remember a wording, unless it names another indicator already."""
        folded = wording(words)
        if folded and folded not in self._by_wording:
            IndicatorName.objects.create(indicator=indicator, words=words[:300], folded=folded)
            self._by_wording[folded] = indicator


@lru_cache(maxsize=2)
def in_order(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (fold(name), name)))


def own_unit(figure: Figure) -> str:
    """The unit of the indicator itself; a percent of change says nothing of it."""
    return "place" if figure.measure is Measure.RANK else figure.unit


def better_of(figure: Figure) -> Better:
    """The better direction that a target implies: a floor is beaten upwards, a ceiling down."""
    if figure.measure is Measure.RANK or figure.direction is Direction.DOWN:
        return Better.LOWER
    if figure.op in (Op.LE, Op.LT) and figure.direction is not Direction.UP:
        return Better.LOWER
    return Better.HIGHER


def adds_of(figure: Figure) -> Adds:
    standing = figure.measure is not Measure.LEVEL or figure.per is not None
    return Adds.LAST if standing or families().get(figure.unit) in STANDING else Adds.SUM


def unit_fits(figure: Figure, indicator: Indicator) -> bool:
    """Whether a figure may be of an indicator, by its unit.

    A level is in the indicator's unit; a change may be in percent too; shares,
    attainments, ratios and ranks have units of their own.
    """
    if same_family(figure.unit, indicator.unit):
        return True
    if figure.measure is Measure.LEVEL:
        return False
    return figure.measure is not Measure.CHANGE or families().get(figure.unit) in (
        "rate",
        "rank",
        "times",
    )
