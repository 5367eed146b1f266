"""Charts as Word draws them: bars with their numbers, grey on white, readable in print."""

from __future__ import annotations

import io
from datetime import datetime

from tiendo.reporting.docx.xml import DECLARED, attribute, paragraph, text
from tiendo.reporting.draft import Chart
from tiendo.reporting.drawing import height_of

EMU = 36000  # in a millimetre
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - no clock in the file
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
FONT = '<a:latin typeface="Times New Roman"/><a:cs typeface="Times New Roman"/>'
BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'


def drawing(chart: Chart, number: int, width: float, *, printed: bool = False) -> str:
    """The paragraph that holds a chart; ``rChart1`` names its part.

    ``printed``: a picture of lines for pages that nobody edits, else a chart of Word's own.
    """
    size = f'cx="{round(width * EMU)}" cy="{height_of(chart) * EMU}"'
    says = attribute(chart.says)
    graphic = picture(number, size) if printed else CHART.format(C=C, number=number)
    inline = (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{900 + number}" name="Biểu đồ {number}" descr="{says}"/>'
        f"<a:graphic>{graphic}</a:graphic></wp:inline></w:drawing></w:r>"
    )
    return paragraph(inline, style="Head", align="centre")


CHART = '<a:graphicData uri="{C}"><c:chart r:id="rChart{number}"/></a:graphicData>'


def picture(number: int, size: str) -> str:
    return (
        f'<a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}"><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Biểu đồ {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="rChart{number}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )


def part(chart: Chart) -> str:
    """The chart's own part, its values kept so that it shows without its workbook."""
    count = len(chart.bars)
    names = "".join(
        f'<c:pt idx="{i}"><c:v>{text(bar.name)}</c:v></c:pt>' for i, bar in enumerate(chart.bars)
    )
    values = "".join(
        f'<c:pt idx="{i}"><c:v>{bar.value:f}</c:v></c:pt>' for i, bar in enumerate(chart.bars)
    )
    return (
        f'{DECLARED}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}">'
        '<c:roundedCorners val="0"/><c:chart>'
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1300" b="1"/></a:pPr><a:r>'
        f'<a:rPr lang="vi-VN" sz="1300" b="1">{BLACK}{FONT}</a:rPr><a:t>{text(chart.title)}</a:t>'
        '</a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
        '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/>'
        '<c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/>'
        f'<c:order val="0"/><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/>'
        '<c:pt idx="0"><c:v>% kế hoạch</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        '<c:spPr><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill><a:ln w="9525">'
        f'{BLACK}</a:ln></c:spPr><c:invertIfNegative val="0"/>'
        f'<c:dLbls><c:numFmt formatCode="[$-42A]#,##0.0" sourceLinked="0"/><c:txPr><a:bodyPr/><a:p>'
        f'<a:pPr><a:defRPr sz="1000">{BLACK}{FONT}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="vi-VN"/></a:p></c:txPr><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${count + 1}</c:f><c:strCache>"
        f'<c:ptCount val="{count}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>Sheet1!$B$2:$B${count + 1}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{count}"/>{values}</c:numCache>'
        '</c:numRef></c:val></c:ser><c:gapWidth val="50"/><c:axId val="1"/><c:axId val="2"/>'
        "</c:barChart>"
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/>{LABELS}<c:crossAx val="2"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/>'
        '</c:scaling><c:delete val="0"/><c:axPos val="t"/><c:majorGridlines><c:spPr>'
        '<a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr>'
        f'</c:majorGridlines>{LABELS}<c:crossAx val="1"/></c:valAx></c:plotArea>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:externalData r:id="rBook"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


LABELS = (
    '<c:numFmt formatCode="General" sourceLinked="0"/><c:tickLblPos val="nextTo"/><c:txPr>'
    f'<a:bodyPr/><a:p><a:pPr><a:defRPr sz="1000">{BLACK}{FONT}</a:defRPr></a:pPr>'
    '<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
)


def book(chart: Chart) -> bytes:
    """The chart's workbook, for those who edit its values in Word."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        made.set_properties({"created": MADE})
        sheet = made.add_worksheet("Sheet1")
        sheet.write_row(0, 0, ["Chỉ tiêu", "% kế hoạch"])
        for row, bar in enumerate(chart.bars, start=1):
            sheet.write_string(row, 0, bar.name)
            sheet.write_number(row, 1, float(bar.value))
    return out.getvalue()
