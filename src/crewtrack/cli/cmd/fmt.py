"""`crewtrack fmt`: a file is aligned and put in order; its data stay."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from crewtrack.cli.editing import editable, failing
from crewtrack.cli.errors import FAILED, OK, FailedError, MisuseError
from crewtrack.cli.output import put, tell
from crewtrack.cli.parser import Parser, add_file

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from crewtrack.app.editing.plan import FileEdit


def parser() -> Parser:
    """Return the options of `fmt`."""
    made = Parser(
        "fmt",
        "crewtrack fmt [PATH...] [options]",
        "Put files in order: keys in their usual order with their equals signs aligned, flights in order of launch. "
        "Data, remarks and headings stay. crewtrack undo takes it back.",
    )
    made.add_argument("PATH", nargs="*", help="files; left out, every file of your schedule")
    add_file(made)
    made.add_argument(
        "--check",
        action="store_true",
        help="change nothing; print what would change, and exit 1 if anything would",
    )
    return made


def read(made: Parser, words: list[str]) -> Namespace:
    """Read the words: options may stand between them."""
    return made.read(words, mixed=True)


def run(options: Namespace, now: datetime) -> int:
    """Put the files in order, or say what that would do."""
    if options.PATH and options.file is not None:
        message = "name the file once: by -f or as a path"
        raise MisuseError(message)
    paths = [*options.PATH] or editable(options)
    edits = [edit for one in paths for edit in _files(one)]
    if not edits:
        tell("all is in order")
        return OK
    if options.check:
        from crewtrack.app.editing.plan import unified

        put("".join(unified(one.name, one.before, one.after) for one in edits))
        tell(f"{len(edits)} {'file' if len(edits) == 1 else 'files'} would be put in order")
        return FAILED
    from crewtrack.app.editing.history import write_files

    for one in edits:
        with failing():
            write_files(f"fmt {one.path.name}", (one,), now)
        tell(f"{one.name} is put in order")
    return OK


def _inside(folder: Path) -> list[Path]:
    from crewtrack.store.paths import schedules_in

    try:
        found = schedules_in(folder)
    except OSError as error:
        message = f"{folder} cannot be read: {error.strerror or error}"
        raise FailedError(message) from None
    if not found:
        message = f"the folder {folder} holds no .toml file"
        raise FailedError(message)
    return found


def _files(name: str) -> list[FileEdit]:
    from crewtrack.store.paths import is_folder

    path = Path(name)
    if name.startswith("crewtrack:"):
        message = f"{name} ships with crewtrack, and is never edited"
        raise FailedError(message)
    if is_folder(path):
        return [edit for one in _inside(path) for edit in _file(one)]
    return _file(path)


def _file(path: Path) -> list[FileEdit]:
    """Return what would become of a file; nothing if it is in order.

    Raises:
        FailedError: it cannot be read, or not be put in order.
    """
    from crewtrack.app.editing.byhand import whole_edit
    from crewtrack.app.editing.format import formatted
    from crewtrack.app.editing.plan import FileEdit
    from crewtrack.store.files import read_source
    from crewtrack.toml.read import TomlSyntaxError

    with failing():
        source = read_source(os.fspath(path))
        try:
            after = formatted(source.text)
        except TomlSyntaxError as error:
            message = f"{source.name}:{error.line}:{error.column}: {error.message}"
            raise FailedError(message, error.hint) from None
    if after == source.text:
        return []
    edit = whole_edit(source.text, after)
    return [FileEdit(source.name, source.path, source.text, after, source.has_bom, edit)]
