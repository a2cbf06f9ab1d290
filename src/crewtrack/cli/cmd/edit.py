"""`crewtrack edit [ID]`: the file in your own editor, at the entry's line, checked when you come back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from crewtrack.cli.editing import asks, choice, failing, misuse, open_bench, tell_new
from crewtrack.cli.errors import FAILED, OK, FailedError, MisuseError, did_you_mean
from crewtrack.cli.output import tell
from crewtrack.cli.parser import Parser, add_file
from crewtrack.model.problem import Severity

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime
    from pathlib import Path

    from crewtrack.app.editing.bench import Bench
    from crewtrack.app.editing.byhand import ByHand
    from crewtrack.model.address import Address

_ANSWERS = {"e": "edit again", "k": "keep", "d": "discard"}


def parser() -> Parser:
    """Return the options of `edit`."""
    made = Parser(
        "edit",
        "crewtrack edit [ID] [options]",
        "Open your schedule in $VISUAL or $EDITOR, at an entry's line. On return it is checked: where an error is new, "
        "you choose to edit again, to keep it so, or to discard what you did. crewtrack undo takes it back later.",
        "crewtrack edit soyuz-ms-30",
    )
    made.add_argument("ID", nargs="?", help="of a flight, a person or anything else; or an address")
    add_file(made)
    return made


def run(options: Namespace, now: datetime) -> int:
    """Open the editor, and look at what it left."""
    from crewtrack.app.editor import editor

    command = editor(os.environ)
    if command is None:
        message = "neither $VISUAL nor $EDITOR is set"
        raise FailedError(message, "say which editor: export EDITOR=nano")
    broken = _broken(options, now)
    line: int | None
    if broken is not None:
        bench, path, line = broken
    else:
        bench = open_bench(options, now)
        with failing():
            address = _address(bench, options.ID) if options.ID is not None else ()
            path, line, bench = _place(bench, address)
    from crewtrack.app.editing.byhand import ByHand

    with failing():
        by_hand = ByHand(bench, path)
    return _edit(by_hand, command, line, options)


def _broken(options: Namespace, now: datetime) -> tuple[Bench, Path, int] | None:
    """Return where your file cannot be read, if it cannot: there it opens, since no entry is known then."""
    from crewtrack.app.editing.bench import Bench
    from crewtrack.app.loading import default_target, load
    from crewtrack.store.paths import is_file

    loaded = load(options.file or default_target(os.environ))
    place = next((one.place for one in loaded.unread or loaded.problems if one.place), None)
    if loaded.schedule is not None or loaded.shipped or place is None:
        return None
    known = {one.name: one.path for one in loaded.layers if not one.shipped}
    path = known.get(place.file, loaded.path if place.file == loaded.name else None)
    if path is None or not is_file(path):
        return None
    return Bench(loaded, now), path, place.line


def _address(bench: Bench, ident: str) -> Address:
    """Return the address of what somebody means by an id.

    Raises:
        MisuseError: no entry has it.
    """
    from crewtrack.app.editing.planning import parsed
    from crewtrack.model.nouns import ENTRIES

    kinds = ("flight", "person", *(one for one in ENTRIES if one not in ("flight", "person")))
    for kind in kinds:
        if bench.has((kind, ident)):
            return kind, ident
    with misuse():
        address = parsed(ident)
    if bench.has(address):
        return address
    with misuse():
        bench.require(address)
    known = [one for kind in kinds for one in bench.data.get(kind, ())]
    message = f'nothing is called "{ident}"{did_you_mean(ident, known)}'
    raise MisuseError(message)


def _place(bench: Bench, address: Address) -> tuple[Path, int | None, Bench]:
    """Return the file and the line to open; what ships gets a place in your own file first."""
    from crewtrack.app.locating import place_of

    if bench.fresh:
        path, text = next(iter(bench.fresh.items()))
        from crewtrack.store.files import ABSENT
        from crewtrack.store.save import save
        from crewtrack.store.shipped import schema_beside

        path.parent.mkdir(parents=True, exist_ok=True)
        schema_beside(path)
        save(path, text.encode(), expect_sha=ABSENT)
        tell(f"{path} is made")
        from crewtrack.app.editing.bench import Bench as Opened

        bench = Opened.open(path, now=bench.now)
    if not address:
        return bench.top.path, None, bench
    for length in range(len(address), 0, -1):
        own = bench.owner(address[:length])
        if own is None:
            continue
        if own[0].shipped:
            tell(
                f"{own[0].name} has it, and ships: what you write in {bench.top.name} wins over it"
            )
            return bench.top.path, None, bench
        place = place_of(bench.loaded, address[:length], layer=own[0].name, on_key=True)
        return own[0].path, place.line if place is not None else None, bench
    return bench.top.path, None, bench


def _edit(by_hand: ByHand, command: str, line: int | None, options: Namespace) -> int:
    what = f"edit {by_hand.path.name} by hand"
    while True:
        done = _open(command, by_hand.path, line)
        found = by_hand.look()
        if not found.changed:
            tell("nothing has changed")
            return OK if done else FAILED
        from crewtrack.app.locating import located

        new = located(found.loaded, found.problems)
        errors = [one for one in new if one.severity is Severity.ERROR]
        tell_new(found.loaded, new, options, written=not errors)
        if not errors:
            with failing():
                by_hand.keep(what)
            tell(f"{by_hand.before.name} is written")
            return OK
        first = errors[0].place
        if first is not None:
            line = first.line
        answer = (
            choice("Edit again, keep it so, or discard what you did?", _ANSWERS) if asks() else "k"
        )
        if answer == "d":
            with failing():
                by_hand.discard()
            tell(f"{by_hand.before.name} is as it was")
            return OK
        if answer == "k":
            with failing():
                by_hand.keep(what)
            tell(f"{by_hand.before.name} is kept as it is")
            return FAILED


def _open(command: str, path: Path, line: int | None) -> bool:
    """Run the editor, and wait for it; return whether it says that all went well.

    Raises:
        FailedError: it does not run.
    """
    from crewtrack.app import editor

    try:
        code = editor.run(editor.command_line(command, path, line))
    except (OSError, ValueError) as error:
        message = (
            f'the editor "{command}" does not run: {getattr(error, "strerror", None) or error}'
        )
        raise FailedError(message, "$VISUAL and $EDITOR say which it is") from None
    if code != 0:
        tell(f'the editor "{command}" ended with {code}')
    return code == 0
