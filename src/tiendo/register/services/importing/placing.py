"""From a cell's value to what it is said of: the indicator, the body, the subject."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tiendo.errors import InvalidFact, TiendoError
from tiendo.facts.figure import Figure, Role
from tiendo.facts.reading import number
from tiendo.facts.series import Status
from tiendo.reading.importing.cells import Wrong
from tiendo.reading.importing.rows import CellValue, IndicatorRow
from tiendo.register.access import Viewer, allowed
from tiendo.register.keys import observation_key, subject_key, target_key, wording
from tiendo.register.matching import Bodies
from tiendo.register.models import Body, Document, Indicator
from tiendo.register.services.catalogue.closeness import LEAST, closeness, nearest
from tiendo.register.services.figures import Said
from tiendo.register.services.importing.options import IMPORT, Options
from tiendo.register.services.indicators import Indicators, unit_fits
from tiendo.register.services.stating import stated_fields
from tiendo.vocabulary.indicators import added_indicator, catalogue, match_indicator


@dataclass(slots=True)
class Places:
    """What the register knows while a sheet is judged."""

    document: Document
    issuer: Body
    options: Options
    viewer: Viewer
    bodies: Bodies
    indicators: Indicators

    def body(self, row: IndicatorRow, on: date) -> Body | Wrong:
        """Whose values the row has: the one it names, else the one that its reporter speaks for."""
        own = self.issuer.spoken_for
        if not row.body:
            return own
        found = self.bodies.find(row.body, on) or self.bodies.by_slug(row.body)
        if found is None:
            return Wrong(
                cell=row.cell("body"), what=f"sổ không có cơ quan, địa bàn “{row.body}”",
                do="ghi như trong danh mục cơ quan",
            )  # fmt: skip
        whose = found.spoken_for
        if whose != own and not allowed(self.viewer, IMPORT, whose):
            return Wrong(
                cell=row.cell("body"), what=f"vai trò của anh chị không gồm “{whose.name}”",
                do="nhờ người nhập liệu của nơi đó",
            )  # fmt: skip
        return whose

    def indicator(self, row: IndicatorRow, figure: Figure) -> Indicator | Wrong:
        """By the row's code, else by its name; made where that was asked for."""
        named = self.indicators.find(figure)
        coded = self.indicators.by_code(row.code) if row.code else None
        if row.code and coded is None:
            return Wrong(
                cell=row.cell("code"), what=f"danh mục không có mã “{row.code}”",
                do="sửa mã, hoặc để trống để tìm theo tên",
            )  # fmt: skip
        other = self.other_name(row, coded, named) if coded else ""
        if coded and other:
            return Wrong(
                cell=row.cell("code"), what=f"mã là của “{coded.name}”, tên là của “{other}”",
                do="sửa mã hoặc tên",
            )  # fmt: skip
        found = coded or named
        if found is None and self.options.new_indicators:
            return self.indicators.new(figure, self.document)
        return found or self.unknown(row)

    def other_name(self, row: IndicatorRow, coded: Indicator, named: Indicator | None) -> str:
        """The name of the indicator that the row's words name, where its code names another."""
        if wording(row.name) == wording(coded.name) or named == coded:
            return ""
        if named is not None:
            return named.name
        entry = catalogue().get(match_indicator(row.name) or coded.slug)
        strange = entry and entry.id != coded.slug and closeness(row.name, coded.name) < LEAST
        return entry.name if entry and strange else ""

    def unknown(self, row: IndicatorRow) -> Wrong:
        close = nearest(row.name, self.indicators.all(), most=2)
        hint = "; gần nhất: " + ", ".join(f"“{one.name}”" for one in close) if close else ""
        return Wrong(
            cell=row.cell("name"), what=f"danh mục chưa có chỉ tiêu “{row.name}”{hint}",
            do="sửa tên, thêm cách gọi ở Danh mục, hoặc chọn lập chỉ tiêu mới khi nhập",
        )  # fmt: skip

    def said(self, row: IndicatorRow, value: CellValue) -> tuple[Figure, Said] | Wrong:
        """The value at its place, or what is missing to place it."""
        figure = figure_of(row, value)
        if isinstance(figure, Wrong):
            return figure
        indicator = self.indicator(row, figure)
        if isinstance(indicator, Wrong):
            return indicator
        if not unit_fits(figure, indicator):
            return Wrong(
                cell=value.cell, what=f"đơn vị “{figure.unit_text or 'không có'}” không hợp với "
                f"“{indicator.name}”", do="sửa đơn vị hoặc cách đo",
            )  # fmt: skip
        day = row.known_on or self.options.dated
        body = self.body(row, day)
        if isinstance(body, Wrong):
            return body
        if row.code:
            figure = replace(figure, indicator_id=indicator.slug)
        return figure, self._placed(row, figure, indicator, body, day)

    def _placed(
        self, row: IndicatorRow, figure: Figure, indicator: Indicator, body: Body, day: date
    ) -> Said:
        make_key = target_key if figure.role is Role.TARGET else observation_key
        of: dict[str, Any] = {"body": body.slug, "subject": subject_key(row.subject)}
        status = row.status or (Status.ESTIMATED if figure.estimated else Status.OFFICIAL)
        return Said(
            figure=figure,
            document=self.document,
            indicator=indicator,
            body=body,
            subject=row.subject[:200] if of["subject"] else "",
            key=make_key(figure, indicator=indicator.as_fact(), **of),
            status=status,
            known_on=day,
        )


def figure_of(row: IndicatorRow, value: CellValue) -> Figure | Wrong:
    """The fact that a cell states; a Wrong where it lacks its period or cannot be kept exactly."""
    amount = value.amount
    if value.period is None:
        return Wrong(
            cell=value.cell, what="không rõ kỳ của số này",
            do="ghi ở cột Kỳ, ở tiêu đề cột, hoặc chọn kỳ khi nhập",
        )  # fmt: skip
    unit = amount.unit
    id = match_indicator(row.name, unit.code, value.measure)
    try:
        figure = Figure(
            role=value.role, indicator=row.name, indicator_id=added_indicator(id, row.name),
            measure=value.measure, value=value.value, high=amount.high, of=amount.of,
            op=amount.op, unit=unit.code, unit_text=unit.text or None, per=unit.per,
            direction=value.direction, basis=value.basis, period=str(value.period),
            base_year=row.base_year, estimated=value.estimated, subject=row.subject or None,
            rule=f"import.{value.role.value}", evidence=value.evidence,
        )  # fmt: skip
        stated_fields(figure)
        number(figure.value)
    except InvalidFact as error:
        return Wrong(cell=value.cell, what=error.what, do="sửa lại số")
    except TiendoError as error:
        return Wrong(cell=value.cell, what=error.what, do=error.do or "sửa lại số")
    return figure
