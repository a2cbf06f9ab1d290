"""History: what was planned is written and noted down; an edit is taken back, or made again."""

from __future__ import annotations

from contextlib import ExitStack
from os import urandom
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from crewtrack.app.editing.plan import FileEdit
from crewtrack.store.files import ABSENT, BOM, SourceError, StoreError, read_source
from crewtrack.store.journal import Entry, Journal
from crewtrack.store.paths import led_to
from crewtrack.store.save import locked, save
from crewtrack.store.shipped import schema_beside
from crewtrack.toml.splice import Edit, EditRefusedError, Splice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from crewtrack.app.editing.plan import Plan
    from crewtrack.store.files import Source


@frozen
class Step:
    """An edit that was taken back, or made again.

    Attributes:
        what: what it is, in words.
        files: the files as they were and are.
    """

    what: str
    files: tuple[FileEdit, ...]


def write(plan: Plan, now: datetime) -> None:
    """Write every file of a plan, and note the edit down.

    Raises:
        BothKeptError: a file has changed since it was read; what was to be written is kept beside it.
        SaveError: a file cannot be written; it is as it was.
    """
    write_files(plan.what, plan.files, now)


def write_files(what: str, files: tuple[FileEdit, ...], now: datetime) -> None:
    """Write files that were edited at once, and note the edit down: see `write`."""
    ident = urandom(6).hex()
    names = tuple(str(one.path.absolute()) for one in files)
    for one in files:
        if one.new:
            one.path.parent.mkdir(parents=True, exist_ok=True)
            schema_beside(one.path)
    with ExitStack() as locks:
        for folder in {led_to(one.path).parent: one.path for one in files}.values():
            locks.enter_context(locked(folder))
        _save_all(files)
        for one in files:
            note(one, what, ident, names, now)


def _save_all(files: tuple[FileEdit, ...]) -> None:
    """Write all files, or none: what was written before one that is refused is put back."""
    written: list[FileEdit] = []
    # One that has changed is refused at once, before any other is written.
    for one in sorted(files, key=_as_expected):
        try:
            save(one.path, _bytes(one, one.after), expect_sha=_expected(one))
        except StoreError:
            for other in reversed(written):
                if not other.new:
                    save(
                        other.path, _bytes(other, other.before), expect_sha=_sha(other, other.after)
                    )
            raise
        written.append(one)


def _expected(one: FileEdit) -> str:
    return ABSENT if one.new else _sha(one, one.before)


def _as_expected(one: FileEdit) -> bool:
    try:
        return read_source(one.path).sha256 == _expected(one)
    except SourceError:
        return one.new


def note(one: FileEdit, what: str, ident: str, names: tuple[str, ...], now: datetime) -> None:
    """Add an edit to the journal of its file. A journal that cannot be written costs no more than an undo."""
    journal = Journal.of(one.path)
    journal.add(
        Entry(
            ident,
            what,
            now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            _sha(one, one.before),
            _sha(one, one.after),
            tuple((splice.start, splice.old, splice.new) for splice in one.edit.splices),
            names,
        )
    )
    try:
        journal.keep()
    except StoreError:
        return


def _bytes(one: FileEdit, text: str) -> bytes:
    return (BOM if one.has_bom else b"") + text.encode()


def _sha(one: FileEdit, text: str) -> str:
    from hashlib import sha256

    return sha256(_bytes(one, text)).hexdigest()


def undo(path: Path) -> Step:
    """Take back the last edit of a file, and of those that were edited with it.

    Raises:
        EditRefusedError: there is none, or somebody else has changed a file since.
        StoreError: a file cannot be read or written.
    """
    return _step(path, back=True)


def redo(path: Path) -> Step:
    """Make again the edit of a file that was taken back last.

    Raises:
        EditRefusedError: there is none, or somebody else has changed a file since.
        StoreError: a file cannot be read or written.
    """
    return _step(path, back=False)


def planned_step(path: Path, *, back: bool) -> Step:
    """Return what an undo or redo would do; nothing is written.

    Raises:
        EditRefusedError: there is nothing to take back or make again.
        StoreError: a file cannot be read.
    """
    entry, steps = _steps(path, back=back)
    return Step(entry.what, tuple(edit for edit, _ in steps))


def _step(path: Path, *, back: bool) -> Step:
    entry, steps = _steps(path, back=back)
    files = tuple(edit for edit, _ in steps)
    with ExitStack() as locks:
        for folder in {led_to(one.path).parent: one.path for one in files}.values():
            locks.enter_context(locked(folder))
        _save_all(files)
        for _, kept in steps:
            kept.keep()
    return Step(entry.what, files)


def _steps(path: Path, *, back: bool) -> tuple[Entry, list[tuple[FileEdit, Journal]]]:
    source = read_source(path)
    journal = Journal.of(path)
    entry = journal.last(source.sha256) if back else journal.next(source.sha256)
    if entry is None:
        raise _nothing(path, journal, source, back=back)
    steps = [_one(source, journal, entry, back=back)]
    for name in entry.files:
        other = Path(name)
        if led_to(other) == journal.path:
            continue
        if other.parent == path.absolute().parent:
            other = path.parent / other.name  # as the first is called
        steps.append(_with(other, entry, back=back))
    return entry, steps


def _one(source: Source, journal: Journal, entry: Entry, *, back: bool) -> tuple[FileEdit, Journal]:
    edit = Edit(tuple(Splice(*one) for one in entry.splices))
    if back:
        edit = edit.inverse
    after = edit.apply(source.text)
    done = FileEdit(source.name, source.path, source.text, after, source.has_bom, edit)
    if _sha(done, after) != (entry.before if back else entry.after):
        message = f"{source.name} would not be what it was"
        raise EditRefusedError(message, "The journal is not of this file: nothing was written.")
    journal.done += -1 if back else 1
    return done, journal


def _with(path: Path, entry: Entry, *, back: bool) -> tuple[FileEdit, Journal]:
    """Take the step in a file that was edited at the same time."""
    try:
        source = read_source(path)
    except SourceError as error:
        message = f"{error.name} was edited at once with it: {error.message}"
        raise EditRefusedError(message, "Nothing was written.") from None
    journal = Journal.of(path)
    own = journal.last(source.sha256) if back else journal.next(source.sha256)
    if own is None or own.id != entry.id:
        message = f"{source.name} was edited at once with it, and has changed since"
        raise EditRefusedError(message, "Nothing was written.")
    return _one(source, journal, own, back=back)


def _nothing(path: Path, journal: Journal, source: Source, *, back: bool) -> EditRefusedError:
    known = {one for entry in journal.entries for one in (entry.before, entry.after)}
    word = "take back" if back else "make again"
    if journal.entries and source.sha256 not in known:
        return EditRefusedError(
            f"{path.name} has been changed by something else since crewtrack's last edit",
            "What it wrote is not undone over: crewtrack history lists the edits.",
        )
    return EditRefusedError(f"{path.name}: there is nothing to {word}")


def latest(paths: Iterable[Path], *, back: bool) -> Path | None:
    """Return the file among these whose edit is the next to take back, or to make again; None if there is none.

    Taken back is the edit that was made last, and made again is the one that was made first.
    """
    found: list[tuple[str, Path]] = []
    for path in paths:
        try:
            content = read_source(path).sha256
        except SourceError:
            continue
        journal = Journal.of(path)
        entry = journal.last(content) if back else journal.next(content)
        if entry is not None:
            found.append((entry.when, path))
    if not found:
        return None
    return (max if back else min)(found)[1]


# ---------------------------------------------------------------- which edits there are


@frozen
class Edited:
    """An edit that was made.

    Attributes:
        when: the clock, in ISO 8601.
        what: what it was, in words.
        file: the file.
        state: ``next`` is what an undo takes back; ``done``, before that; ``undone``, taken back; ``lost``, the file
            has been changed by something else since.
        before, after: the SHA-256 of the file.
    """

    when: str
    what: str
    file: str
    state: str
    before: str
    after: str


def edits(paths: list[Path]) -> list[Edited]:
    """Return the edits of files, the newest first."""
    out: list[Edited] = []
    for path in paths:
        try:
            source = read_source(path)
        except SourceError:
            continue
        journal = Journal.of(path)
        last = journal.last(source.sha256)
        known = last is not None or journal.next(source.sha256) is not None
        for place, entry in enumerate(journal.entries):
            state = "lost" if not known else "done" if place < journal.done else "undone"
            if entry is last and place == journal.done - 1:
                state = "next"
            out.append(
                Edited(entry.when, entry.what, source.name, state, entry.before, entry.after)
            )
    out.reverse()  # of several at one instant, the last made first
    return sorted(out, key=lambda one: one.when, reverse=True)
