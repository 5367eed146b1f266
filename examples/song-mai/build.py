"""Builds the documents of the sample province from ``sources/``.

    python examples/song-mai/build.py            # into documents/ beside this file
    python examples/song-mai/build.py --out DIR  # elsewhere

The same sources give the same bytes. Saved web pages (``*.html``) are not built: they lie in
``documents/`` as they were saved.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from maker.pdf import pdf_bytes
from maker.plain import text_bytes
from maker.source import Source, read_source
from maker.word import word_bytes

HERE = Path(__file__).resolve().parent
BUILDERS: dict[str, Callable[[Source], bytes]] = {
    "docx": word_bytes,
    "pdf": pdf_bytes,
    "txt": text_bytes,
}


def build(out: Path) -> list[Path]:
    """Build every source into ``out`` and name what was written."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for path in sorted((HERE / "sources").glob("*.md")):
        source = read_source(path)
        target = out / source.file_name
        target.write_bytes(BUILDERS[source.output](source))
        written.append(target)
    return written


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description="Builds the documents of the sample province.")
    parser.add_argument("--out", type=Path, default=HERE / "documents")
    for path in build(parser.parse_args().out):
        print(path)


if __name__ == "__main__":
    main()
