"""How much of a file we are willing to open: files are hostile until read.

The figures leave room for the longest real documents (a 1,000-page PDF, a plan
with hundreds of annex tables) and stop what can only be an attack or an accident.
"""

FILE_BYTES = 200 * 1024 * 1024
TEXT_CHARACTERS = 50 * 1024 * 1024
ZIP_ENTRIES = 10_000
ZIP_BYTES = 400 * 1024 * 1024  # all entries, inflated
ZIP_RATIO = 400  # inflated to deflated; Word's XML seldom passes 30
ZIP_RATIO_FROM = 4 * 1024 * 1024  # a small entry may compress as well as it likes
HTML_BYTES = 30 * 1024 * 1024
HTML_DEPTH = 600  # real pages stay below 80
HTML_OPEN = 5_000  # open elements before parsing; forgotten end tags add up on bad pages
PDF_PAGES = 5_000
TABLE_CELLS = 200_000
