"""Edits a report in LibreOffice as a person would; run by the system's Python, which has UNO.

python3 office_edits.py IN.docx OUT.docx EDITS.json: [["down", words], ["delete", words],
["type", old, new], ["table", words]]. A paragraph is named by words that stand in it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

SECONDS = 60


def value(name: str, what: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, what
    return made


def main(given: str, made: str, edits: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        pipe = f"tiendo-{Path(place).name}"
        office = subprocess.Popen(
            [shutil.which("soffice"), "--headless", "--norestore", "--nologo", "--nolockcheck",
             f"-env:UserInstallation={Path(place, 'profile').as_uri()}",
             f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            edit(desktop(pipe), given, made, edits)
        finally:
            office.terminate()
            office.wait(timeout=SECONDS)
            for left in Path(tempfile.gettempdir()).glob(f"OSL_PIPE_*_{pipe}"):
                left.unlink()


def desktop(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    deadline = time.monotonic() + SECONDS
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return context.ServiceManager.createInstance("com.sun.star.frame.Desktop")


def edit(desk: Any, given: str, made: str, edits: list[list[str]]) -> None:
    hidden = (value("Hidden", True),)
    document = desk.loadComponentFromURL(Path(given).resolve().as_uri(), "_blank", 0, hidden)
    for kind, *words in edits:
        EDITS[kind](document, *words)
    form = (value("FilterName", "MS Word 2007 XML"),)
    document.storeToURL(Path(made).resolve().as_uri(), form)
    document.close(True)
    desk.terminate()


def find(document: Any, words: str) -> Any:
    look = document.createSearchDescriptor()
    look.SearchString, look.SearchCaseSensitive = words, True
    found = document.findFirst(look)
    assert found is not None, words
    return found


def down(document: Any, words: str) -> None:
    """The paragraph changes places with the one below it."""
    document.CurrentController.ViewCursor.gotoRange(find(document, words), False)
    context = document.CurrentController.Frame
    dispatcher = context.queryDispatch(url(".uno:MoveDown"), "_self", 0)
    dispatcher.dispatch(url(".uno:MoveDown"), ())


def url(command: str) -> Any:
    made = uno.createUnoStruct("com.sun.star.util.URL")
    made.Complete, made.Protocol, made.Path = command, ".uno:", command.removeprefix(".uno:")
    return made


def delete(document: Any, words: str) -> None:
    found = find(document, words)
    line = found.Text.createTextCursorByRange(found.Start)
    line.gotoStartOfParagraph(False)
    line.gotoNextParagraph(True)
    line.String = ""


def type_over(document: Any, old: str, new: str) -> None:
    find(document, old).String = new


def table(document: Any, words: str) -> None:
    grid = document.createInstance("com.sun.star.text.TextTable")
    grid.initialize(2, 2)
    document.Text.insertTextContent(document.Text.End, grid, False)
    grid.getCellByName("A1").String = words


EDITS = {"down": down, "delete": delete, "type": type_over, "table": table}

if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], json.loads(Path(sys.argv[3]).read_text("utf-8")))
