"""DOC, RTF and ODT to DOCX by LibreOffice, where the machine has it.

It runs without a screen in a profile of its own that is thrown away, without macros and
without a network, for so many seconds; then it is killed with all that it started.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from tiendo.facts.reading import Source
from tiendo.reading.document import Document
from tiendo.reading.formats import word
from tiendo.reading.formats.compound import Compound
from tiendo.reading.formats.package import Package
from tiendo.reading.formats.refusals import refuse
from tiendo.reading.formats.sniffing import NAMES, Type

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 90.0  # the longest plans with annexes take ten
SUFFIXES = {Type.DOC: "doc", Type.RTF: "rtf", Type.ODT: "odt"}
# [MS-DOC] 2.5.2: flags of the file information block at the head of the main stream.
FLAGS, ENCRYPTED = 10, 0x01
SETTING = (
    '<item oor:path="/org.openoffice.{0}"><prop oor:name="{1}" oor:op="fuse">'
    "<value>{2}</value></prop></item>"
)
SETTINGS = [
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    # A proxy that is not there: nothing linked from outside is fetched.
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
]


def read(data: bytes, source: Source) -> Document:
    """The document of a DOC, RTF or ODT file. Raises DocumentUnreadable."""
    kind = Type(source.media_type)
    if locked(data, kind):
        raise refuse("encrypted")
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise refuse("no-office", kind=NAMES[kind])
    with tempfile.TemporaryDirectory(prefix="tiendo-", ignore_cleanup_errors=True) as place:
        converted = convert(data, SUFFIXES[kind], program, Path(place))
    return word.read(converted, source)


def locked(data: bytes, kind: Type) -> bool:
    if kind is Type.DOC:
        stream = Compound(data).stream("WordDocument") or b""
        return len(stream) > FLAGS + 1 and bool(stream[FLAGS + 1] & ENCRYPTED)
    if kind is Type.ODT:
        manifest = Package(data).part("META-INF/manifest.xml")
        return manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None
    return False


def convert(data: bytes, suffix: str, program: str, place: Path) -> bytes:
    """The file as DOCX, converted in this folder."""
    given, made = place / f"in.{suffix}", place / "out" / "in.docx"
    given.write_bytes(data)
    profile = place / "profile"
    write_settings(profile, program)
    run(
        [program, "--headless", "--norestore", "--nolockcheck", "--nodefault",
         f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "docx",
         "--outdir", str(made.parent), str(given)],
        home=place,
    )  # fmt: skip
    try:
        return made.read_bytes()
    except OSError as error:
        raise refuse("office-failed") from error


def write_settings(profile: Path, program: str) -> None:
    """A profile as this LibreOffice would make it: it need not start a second time."""
    items = "".join(SETTING.format(*setting) for setting in SETTINGS)
    file = profile / "user" / "registrymodifications.xcu"
    file.parent.mkdir(parents=True)
    file.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/'
        f'registry">{items}</oor:items>',
        encoding="utf-8",
    )
    if build := build_of(program):
        mark = profile / "user" / "extensions" / "buildid"
        mark.parent.mkdir()
        mark.write_text(build, encoding="utf-8")


def build_of(program: str) -> str:
    """What LibreOffice calls this build of itself; empty where it does not say.

    A profile in which this stands is not taken for an older one's, after which it starts anew.
    """
    try:
        said = (Path(program).resolve().parent / "versionrc").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    found = re.search(r"^buildid=(.+)$", said, re.MULTILINE)
    return found[1].strip() if found else ""


def run(command: list[str], home: Path) -> None:
    """Run to the end or to the limit; nothing of the program is left behind."""
    env = {"PATH": os.environ.get("PATH", ""), "HOME": str(home), "SAL_USE_VCLPLUGIN": "svp"}
    quiet = subprocess.DEVNULL
    try:
        started = subprocess.Popen(  # noqa: S603 - the program of the machine, our own arguments
            command, env=env, cwd=home, stdin=quiet, stdout=quiet, stderr=quiet,
            start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise refuse("office-failed") from error
    try:
        started.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise refuse("office-slow", seconds=f"{SECONDS:.0f}") from error
    finally:
        with suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.wait()
