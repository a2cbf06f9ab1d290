"""Journal: the last edits of a file, so that they can be taken back and made again, also after a restart.

One small file in the state folder for each file that was edited. An entry holds the stretches that the edit replaced,
and the SHA-256 of the file before and after it. By those hashes an edit is taken back only where the file is just what
the edit left, so what somebody else wrote is never overwritten. A journal may be lost: then nothing can be taken back.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from crewtrack.store.files import SourceError, StoreError, read_source, write_atomic
from crewtrack.store.paths import led_to, state_dir

if TYPE_CHECKING:
    from pathlib import Path

MOST: Final = 100
"""How many edits of a file are kept."""

_FORMAT: Final = 1


@frozen
class Entry:
    """One edit of a file.

    Attributes:
        id: the same in every file that was edited at once.
        what: what was done, in words: ``set flight.soyuz-ms-21.launch.at``.
        when: the clock, in ISO 8601.
        before, after: the SHA-256 of the file.
        splices: each the start, the old text and the new one; offsets in characters, without a byte-order mark.
        files: every file that was edited at once, this one too.
    """

    id: str
    what: str
    when: str
    before: str
    after: str
    splices: tuple[tuple[int, str, str], ...]
    files: tuple[str, ...]


class Journal:
    """The edits of one file.

    Attributes:
        path: the file that was edited.
        entries: its edits, the oldest first.
        done: how many of them hold; those after were taken back.
    """

    def __init__(self, path: Path, entries: list[Entry], done: int) -> None:
        """Wrap what was read: use `Journal.of`."""
        self.path = path
        self.entries = entries
        self.done = done

    @classmethod
    def of(cls, path: Path) -> Journal:
        """Return the journal of a file; an empty one if there is none, or none that can be read."""
        real = led_to(path)
        try:
            data = json.loads(read_source(_place(real)).text)
            entries = [_entry(one) for one in data["entries"]]
            done = int(data["done"])
        except (SourceError, LookupError, TypeError, ValueError, ArithmeticError, RecursionError):
            return cls(real, [], 0)
        return cls(real, entries, max(0, min(done, len(entries))))

    def stand(self, sha256: str) -> None:
        """Find where among the edits a file stands, by its content; where it is known at several, the nearest."""
        places = [
            place
            for place in range(len(self.entries) + 1)
            if (place > 0 and self.entries[place - 1].after == sha256)
            or (place < len(self.entries) and self.entries[place].before == sha256)
        ]
        if places:
            self.done = min(places, key=lambda place: (abs(place - self.done), place))

    def last(self, sha256: str) -> Entry | None:
        """Return the edit that can be taken back from a content, or None."""
        self.stand(sha256)
        entry = self.entries[self.done - 1] if self.done else None
        return entry if entry is not None and entry.after == sha256 else None

    def next(self, sha256: str) -> Entry | None:
        """Return the edit that can be made again from a content, or None."""
        self.stand(sha256)
        entry = self.entries[self.done] if self.done < len(self.entries) else None
        return entry if entry is not None and entry.before == sha256 else None

    def add(self, entry: Entry) -> None:
        """Note an edit that was made; those that were taken back before it are gone."""
        self.stand(entry.before)
        self.entries = [*self.entries[: self.done], entry][-MOST:]
        self.done = len(self.entries)

    def keep(self) -> None:
        """Write the journal down.

        Raises:
            StoreError: it cannot be written.
        """
        place = _place(self.path)
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(str(place.parent), f"it cannot be made: {error.strerror}") from error
        data = {
            "format": _FORMAT,
            "path": str(self.path),
            "done": self.done,
            "entries": [_data(one) for one in self.entries],
        }
        write_atomic(place, json.dumps(data, ensure_ascii=True).encode())


def _place(real: Path) -> Path:
    from hashlib import sha256

    name = sha256(str(real).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return state_dir() / "journal" / f"{name}.json"


def _data(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "what": entry.what,
        "when": entry.when,
        "before": entry.before,
        "after": entry.after,
        "splices": [list(one) for one in entry.splices],
        "files": list(entry.files),
    }


def _entry(data: dict[str, Any]) -> Entry:
    return Entry(
        id=str(data["id"]),
        what=str(data["what"]),
        when=str(data["when"]),
        before=str(data["before"]),
        after=str(data["after"]),
        splices=tuple((int(start), str(old), str(new)) for start, old, new in data["splices"]),
        files=tuple(map(str, data["files"])),
    )
