"""What can go wrong with a report."""

from __future__ import annotations

from tiendo.errors import TiendoError


class PeriodAhead(TiendoError):
    code = "report-period-ahead"


class NothingToReport(TiendoError):
    code = "report-nothing"


class NotOurReport(TiendoError):
    """A file in which no figure knows where it comes from."""

    code = "report-not-ours"


class OfficeMissing(TiendoError):
    """No LibreOffice to lay the pages out."""

    code = "report-office-missing"


class TemplateLacks(TiendoError):
    """An office's template without the mark that says where the text goes."""

    code = "report-template-lacks"
