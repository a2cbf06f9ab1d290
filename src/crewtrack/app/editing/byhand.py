"""By hand: a file that a person edits in their own editor, looked at when they come back."""

from __future__ import annotations

from os import urandom
from typing import TYPE_CHECKING

from attrs import frozen

from crewtrack.app.editing.history import note
from crewtrack.app.editing.plan import FileEdit, less
from crewtrack.app.loading import load
from crewtrack.store.files import ABSENT, StoreError, read_source
from crewtrack.store.save import save
from crewtrack.toml.splice import Edit, edit_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from crewtrack.app.editing.bench import Bench
    from crewtrack.app.loading import Loaded
    from crewtrack.model.problem import Problem
    from crewtrack.store.files import Source


@frozen(eq=False)
class Returned:
    """What an editor left.

    Attributes:
        loaded: the schedule as it is now.
        problems: what is wrong with it that was not before, not located.
        changed: whether the file is another.
    """

    loaded: Loaded
    problems: tuple[Problem, ...]
    changed: bool


class ByHand:
    """A file in somebody's editor.

    Attributes:
        path: the file.
        before: as it was.
    """

    def __init__(self, bench: Bench, path: Path) -> None:
        """Note how a file is before it is edited.

        Raises:
            StoreError: it cannot be read.
        """
        self._bench = bench
        self.path = path
        self.before: Source = read_source(path)

    def look(self) -> Returned:
        """Look at what the editor left."""
        loaded = load(str(self._bench.loaded.path))
        found = self._bench.judged(loaded)
        try:
            changed = read_source(self.path).data != self.before.data
        except StoreError:  # it is gone, or in another encoding
            changed = True
        return Returned(loaded, tuple(less(found, self._bench.problems)), changed)

    def keep(self, what: str) -> None:
        """Note the edit down, so that it can be taken back.

        Raises:
            StoreError: it cannot be read any more.
        """
        note_by_hand(what, self.before, self._bench.now)

    def discard(self) -> None:
        """Put the file back as it was.

        Raises:
            BothKeptError: somebody has changed it meanwhile.
            SaveError: it cannot be written.
        """
        save(self.path, self.before.data, expect_sha=_sha_on_disk(self.path))


def _sha_on_disk(path: Path) -> str:
    """Return the SHA-256 of a file, whether or not it can be read as text; `ABSENT` of what is none."""
    from hashlib import sha256

    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ABSENT


def note_by_hand(what: str, before: Source, now: datetime) -> None:
    """Add to the journal that a file was changed by something that crewtrack waited for, if it was.

    Raises:
        StoreError: it cannot be read any more.
    """
    after = read_source(before.path)
    if after.data == before.data or after.has_bom != before.has_bom:
        return  # the stretches of a text tell nothing of its mark
    edit = whole_edit(before.text, after.text)
    done = FileEdit(after.name, after.path, before.text, after.text, after.has_bom, edit)
    note(done, what, urandom(6).hex(), (str(after.path.absolute()),), now)


def whole_edit(before: str, after: str) -> Edit:
    """Return what turns one text into another: the one stretch in which they differ."""
    most = min(len(before), len(after))
    start = 0
    while start < most and before[start] == after[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return edit_of(before, [(start, len(before) - end, after[start : len(after) - end])])
