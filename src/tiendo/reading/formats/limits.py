"""How much of a file we are willing to open: files are hostile until read.

The figures leave room for the longest real documents (a 1,000-page PDF, a plan
with hundreds of annex tables), stop what can only be an attack or an accident, and
keep one reading under 1 GiB of memory.
"""

FILE_BYTES = 200 * 1024 * 1024
TEXT_CHARACTERS = 50 * 1024 * 1024
TABLE_CELLS = 200_000
SHEET_CELLS = 200_000  # of one sheet, with something in them
SHEET_TAGS = 2_000_000  # of the XML of one sheet: cells without anything in them cost time too
SHEET_AREA = 2_000_000  # of one sheet, up to its last cell, empty ones included

# Compressed parts, of a zip or a PDF.
ZIP_ENTRIES = 10_000
ZIP_BYTES = 400 * 1024 * 1024  # all entries, inflated
RATIO = 400  # inflated to deflated; Word's XML seldom passes 30
RATIO_FROM = 4 * 1024 * 1024  # a small part may compress as well as it likes
XML_BYTES = 64 * 1024 * 1024  # one part, inflated
# What lxml holds for an element and for an attribute, measured; an estimate before parsing.
ELEMENT_BYTES, ATTRIBUTE_BYTES = 132, 240
TREE_BYTES = 600 * 1024 * 1024

HTML_BYTES = 30 * 1024 * 1024
HTML_DEPTH = 600  # real pages stay below 80
HTML_PATHS = 10_000_000  # depths of all lines together
HTML_OPEN = 10_000  # open elements before parsing; forgotten end tags add up on bad pages
HTML_COPIES = 500_000  # elements that a parser opens again in later blocks
HTML_TAGS = 1_500  # a page with fewer tags cannot reach either, and is not counted

PDF_PAGES = 5_000
PDF_OBJECTS = 20_000  # drawn lines on one page: more is a map, and no table is looked for
PDF_TABLE_CHARACTERS = 30_000  # on one page, likewise
PDF_STREAM_BYTES = 256 * 1024 * 1024  # one stream, inflated

# Pictures: a page of A3 at 300 dots an inch has 17 million points, A4 at 600 has 35.
PICTURE_POINTS = 40_000_000  # in one picture as it comes; decoded it takes up to 4 bytes each
OCR_POINTS = 16_000_000  # in the picture that is read
OCR_PAGES = 300  # pictures read in one file, at about two seconds each
OCR_SECONDS = 60  # for one page, all its readings together
OCR_CELLS = 2_000  # of the tables on one page; more are a pattern
OCR_OUTPUT_BYTES = 16 * 1024 * 1024

# Sheets that are imported row by row, with a preview that a person reads.
IMPORT_BYTES = 20 * 1024 * 1024
IMPORT_ROWS = 10_000
IMPORT_HEAD = 40  # rows in which the head of a table is looked for
