"""Draft: edits of a text one after another, as one, with every byte kept that they need not touch.

Each step finds the span in the text and replaces it, and notes what it means for the data. At the end the text is read
again: unless its data differ from the old ones exactly as meant, nothing comes of it.

    draft = Draft(text)
    draft.set(("flight", "soyuz-ms-21", "launch", "at"), date(2022, 3, 19))
    edit = draft.finish()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.toml import data as plain_data
from crewtrack.toml import form
from crewtrack.toml.outline import items, outline
from crewtrack.toml.read import BOM, TomlSyntaxError, read
from crewtrack.toml.splice import Edit, EditRefusedError, composed, edit_of
from crewtrack.toml.written import Style, key_text, plain, value_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crewtrack.toml.outline import Statement

    Path = tuple[str | int, ...]
    Change = tuple[int, int, str]


class Draft:
    """A text that is being edited.

    Attributes:
        text: as it is after the steps so far.
        data: what that reads as, if each step does what it means.
        edit: the steps so far, as one.
    """

    def __init__(self, text: str, data: dict[str, Any] | None = None) -> None:
        """Start from a text.

        Args:
            text: what `read` accepts, a byte-order mark included.
            data: what `read` made of it, if that is known: it saves reading it again.
        """
        self._first = text
        self.text = text
        self.data: dict[str, Any] = read(text) if data is None else data
        self.edit = Edit()
        self._changed: list[Path] = []
        windows = text.count("\r\n")
        self._newline = "\r\n" if windows > text.count("\n") - windows else "\n"

    def finish(self) -> Edit:
        """Return the edit.

        Raises:
            EditRefusedError: the text after it would not hold exactly what was meant.
        """
        if not self.edit:
            return self.edit
        try:
            found = read(self.text)
        except TomlSyntaxError as error:
            message = f"the file could not be read afterwards: {error.message}"
            if error.control:
                message = error.message
            raise EditRefusedError(message, error.hint) from error
        if not plain_data.as_meant(found, self.data, self._changed):
            message = "the file would not say exactly what was meant"
            raise EditRefusedError(message, "Edit it by hand: crewtrack edit opens it.")
        return self.edit

    def _do(self, changes: list[Change], data: dict[str, Any], path: Path) -> None:
        changes = [(start, end, self._lines(new)) for start, end, new in changes]
        step = edit_of(self.text, changes)
        self.edit = composed(self._first, self.edit, step)
        self.text = step.apply(self.text)
        self.data = data
        self._changed.append(path)

    def _lines(self, new: str) -> str:
        """Give new text the line ends of the file, and none at the end of a file that has none there."""
        if self._first and not self._first.endswith("\n") and not self.text.strip(BOM):
            new = new.removesuffix("\n")
        return new if self._newline == "\n" else new.replace("\n", self._newline)

    # -- setting ---------------------------------------------------------------------------------

    def set(self, path: Path, value: Any, *, order: Sequence[str] = ()) -> None:
        """Set a value, in place of what is there, or as a new key.

        Args:
            path: what to set. Tables above it that are not there yet are made.
            value: plain data; strings, numbers and so on as `Written` to be spelt in a certain way. What is there
                already stays as it is spelt.
            order: the order in which the keys of its table usually stand: where a new one goes.

        Raises:
            EditRefusedError: the path leads through something that is no table.
        """
        if not path:
            message = "no address was given"
            raise EditRefusedError(message)
        if not plain_data.holds(self.data, path):
            self.add(path, value, order=order)
            return
        new = plain(value)
        if new is value and plain_data.same(plain_data.at(self.data, path), new):
            return  # however it is spelt
        span = self._own_text(path)
        if span is not None:
            start, end = span
            old = plain_data.at(self.data, path)
            if (
                isinstance(old, list)
                and isinstance(new, list)
                and new
                and "\n" in self.text[start:end]
            ):
                self._set_items(path, old, value)
                return
            text = value_text(value, self._style(start))
            self._do([(start, end, text)], plain_data.replaced(self.data, path, new), path)
            return
        old = plain_data.at(self.data, path)
        listed = isinstance(path[-1], int)
        if isinstance(old, dict) and isinstance(new, dict) and (new or listed):
            for key, one in value.items():
                if key not in old or not plain_data.same(old[key], new[key]):
                    self.set((*path, key), one)
            for key in old:
                if key not in new:
                    self.remove((*path, key))
            return
        if listed:
            message = f"{_words(path)} is a table under a header of its own"
            raise EditRefusedError(message, "Set its keys one by one, or remove it.")
        self.remove(path)
        self.add(path, value, order=order)

    def _set_items(self, path: Path, old: list[Any], value: list[Any]) -> None:
        """Set a list item by item: one that stands on several lines may have remarks between them, and those stay."""
        most = min(len(old), len(value))
        first = 0
        while first < most and plain_data.same(old[first], plain(value[first])):
            first += 1
        last = 0
        if len(value) <= len(old):
            while last < most - first and plain_data.same(old[-1 - last], plain(value[-1 - last])):
                last += 1
        till = len(value) - last
        for _ in range(len(old) - len(value)):
            self.remove((*path, till))
        for place in range(first, till):
            self.set((*path, place), value[place])

    def add(
        self,
        path: Path,
        value: Any,
        *,
        order: Sequence[str] = (),
        after: str | None = None,
        first: bool = False,
    ) -> None:
        """Add a key or an entry that is not there yet, as the file writes its neighbours.

        Args:
            path: what to add. Tables above it that are not there yet are made.
            value: plain data, or `Written`.
            order: the order in which the keys of its table usually stand.
            after: the key of the neighbour to stand after; left out, the last.
            first: whether to stand before all neighbours.

        Raises:
            EditRefusedError: it is there already, or the path leads through something that is no table.
        """
        if plain_data.holds(self.data, path):
            message = f"{_words(path)} is there already"
            raise EditRefusedError(message)
        depth = len(path) - 1
        while not plain_data.holds(self.data, path[:depth]):
            depth -= 1
        parent, key = path[:depth], path[depth]
        there = plain_data.at(self.data, parent)
        for part in reversed(path[depth + 1 :]):
            value = [value] if part == 0 and isinstance(part, int) else {part: value}
        self._require_room(path, parent, there, key)
        data = plain_data.replaced(self.data, (*parent, key), plain(value))
        header: Path = (key,)
        if not parent and len(path) > 1 and isinstance(path[1], str):
            header = path[:2] if isinstance(plain(value[path[1]]), dict) else header
        changes = self._addition(
            parent, there, key, value, order, after, first=first, header=header
        )
        self._do(changes, data, (*parent, key))

    def _require_room(self, path: Path, parent: Path, there: object, key: str | int) -> None:
        if any(isinstance(part, int) and part > 0 for part in path[len(parent) + 1 :]):
            message = f"{_words(path)} leaves out the places before it"
        elif isinstance(there, list) and isinstance(key, int):
            if key == len(there):
                return
            message = f"{_words(parent)} has {len(there)} entries: the next is [{len(there)}]"
        elif isinstance(there, dict) and isinstance(key, str):
            return
        elif isinstance(there, list):
            message = f"{_words(parent)} is a list: a place in it is written [0]"
        elif isinstance(there, dict):
            message = f"{_words(parent) or 'the file'} is a table, not a list"
        else:
            message = f"{_words(parent)} is a value, and holds nothing"
        raise EditRefusedError(message)

    def _addition(
        self,
        parent: Path,
        there: Any,
        key: str | int,
        value: Any,
        order: Sequence[str],
        after: str | None,
        *,
        first: bool,
        header: Path,
    ) -> list[Change]:
        text = self.text
        if not parent and isinstance(key, str):
            return self._at_root(key, value, order, header)
        sibling = after if after in there else _last_table(there)
        wanted = (*parent, sibling) if sibling is not None else parent or ("\0",)
        every = list(outline(text, wanted))
        holder = _holder(every, parent)
        if holder is not None:
            return self._into_brackets(parent, holder, key, value)
        if isinstance(key, int):
            return self._into_tables(parent, every, value)
        if isinstance(plain(value), dict):
            made = self._as_section(parent, key, value, every, sibling, first=first)
            if made is not None:
                return made
        return form.pair_line(
            text, parent, key, value, every, order=order, after=after, first=first
        )

    def _at_root(self, key: str, value: Any, order: Sequence[str], header: Path) -> list[Change]:
        """Add a key at the top, or a table at the end, under a header unless the file does without them."""
        text = self.text
        every = list(outline(text, ("\0",)))
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
            return form.section_at_end(text, (key,), value[0], brackets=2)
        own = {one.path[0] for one in every}
        inline = [name for name, one in self.data.items() if isinstance(one, dict) and name in own]
        headers = any(
            isinstance(one, dict | list) and name not in own for name, one in self.data.items()
        )
        if isinstance(value, dict) and (headers or not inline):
            for name in header[1:]:
                value = value[name]
            return form.section_at_end(text, header, value)
        return form.pair_line(text, (), key, value, every, order=order)

    def _as_section(
        self,
        parent: Path,
        key: str,
        value: dict[str, Any],
        every: list[Statement],
        sibling: str | int | None,
        *,
        first: bool,
    ) -> list[Change] | None:
        """Add a table under a header of its own, if that is how its neighbour is written."""
        text = self.text
        near = [one for one in every if one.path[: len(parent) + 1] == (*parent, sibling)]
        headers = [one for one in near if one.brackets == 1]
        if sibling is None or not near:
            # The first of its kind: under a header, if there are no more than two keys to it.
            if len(parent) > 1 or any(
                not one.brackets and one.path[: len(parent)] == parent for one in every if parent
            ):
                return None
            return form.section_at_end(text, (*parent, key), value)
        if not headers:
            return None
        if first:
            return form.section_before(text, (*parent, key), value, near)
        return form.section_after(text, (*parent, key), value, near)

    def _into_brackets(
        self, parent: Path, holder: Statement, key: str | int, value: Any
    ) -> list[Change]:
        """Add to an array, or to a table in braces."""
        start, rest = _descend(self.text, holder, parent)
        written = value_text(value, self._style(start))
        if isinstance(key, str):
            equals = form.equals_inside(self.text, start)
            written = ".".join(map(key_text, (*rest, key))) + equals + written  # type: ignore[arg-type]
        return form.append_inside(self.text, start, written)

    def _into_tables(self, parent: Path, every: list[Statement], value: Any) -> list[Change]:
        """Add a table to an array of tables, each under a header."""
        if not isinstance(plain(value), dict):
            message = f"{_words(parent)} holds tables"
            raise EditRefusedError(message)
        every = list(outline(self.text, (*parent, len(plain_data.at(self.data, parent)) - 1)))
        near = [
            one
            for one in every
            if one.path[: len(parent)] == parent and len(one.path) > len(parent)
        ]
        return form.section_after(self.text, parent, value, near, brackets=2)

    # -- removing --------------------------------------------------------------------------------

    def remove(self, path: Path) -> None:
        """Remove a key, an entry or an item of an array.

        A table above it that nothing else in the text names goes with it: ``land`` with its last ``land.at``.

        Raises:
            EditRefusedError: it is not there.
        """
        if not path or not plain_data.holds(self.data, path):
            message = f"there is no {_words(path)}"
            raise EditRefusedError(message)
        every = list(outline(self.text, path))
        gone = [one for one in every if one.path[: len(path)] == path]
        if gone:
            changes = form.without(self.text, gone)
            inner: frozenset[tuple[str, ...]] = frozenset()
        else:
            holder = _holder(every, path[:-1])
            assert holder is not None  # noqa: S101 - the data hold it
            start, rest = _descend(self.text, holder, path[:-1])
            changes, inner = form.removed_inside(self.text, start, (*rest, path[-1]))
        data = plain_data.removed(self.data, path)
        left = [one for one in every if one.path[: len(path)] != path]
        above = path[:-1]
        while above and not plain_data.at(data, above) and not self._named(above, left, inner):
            data = plain_data.removed(data, above)
            above = above[:-1]
        self._do(changes, data, path)

    def _named(self, path: Path, left: list[Statement], inner: frozenset[tuple[str, ...]]) -> bool:
        """Whether a table that has become empty is still there: by a header, or by braces or brackets of its own."""
        for one in left:
            if one.brackets and one.path[: len(path)] == path:
                return True
            if not one.brackets and one.path == path:
                return True
            if not one.brackets and one.path == path[: len(one.path)]:
                _, rest = _descend(self.text, one, path)
                return not rest or rest in inner
        return False

    # -- renaming --------------------------------------------------------------------------------

    def rename(self, path: Path, key: str) -> None:
        """Give another key to what is at a path, wherever it stands as a part of a header or a key.

        Raises:
            EditRefusedError: it is not there, or the other key is.
        """
        if not path or not isinstance(path[-1], str) or not plain_data.holds(self.data, path):
            message = f"there is no {_words(path)}"
            raise EditRefusedError(message)
        if plain_data.holds(self.data, (*path[:-1], key)):
            message = f"{_words((*path[:-1], key))} is there already"
            raise EditRefusedError(message)
        every = list(outline(self.text, path))
        spans: list[tuple[int, int]] = []
        for one in every:
            if one.path[: len(path)] == path:
                part = one.part(len(path) - 1)
                if part is not None:
                    spans.append(part[1:])
        if not spans:
            holder = _holder(every, path[:-1])
            assert holder is not None  # noqa: S101 - the data hold it
            start, rest = _descend(self.text, holder, path[:-1])
            wanted = (*rest, path[-1])
            spans = [
                one.parts[len(wanted) - 1][1:]
                for one in items(self.text, start)[0]
                if one.keys[: len(wanted)] == wanted
            ]
        changes = [(start, end, _like(self.text[start], key)) for start, end in spans]
        self._do(changes, plain_data.renamed(self.data, path, key), (*path[:-1], key))

    # -- help ------------------------------------------------------------------------------------

    def _own_text(self, path: Path) -> tuple[int, int] | None:
        """Return start and end of a value that has a text of its own, which a table under headers has not."""
        every = list(outline(self.text, path))
        for one in every:
            if not one.brackets and one.path == path:
                return one.value, one.end
        holder = _holder(every, path[:-1]) if len(path) > 1 else None
        if holder is None:
            return None
        start, rest = _descend(self.text, holder, path[:-1])
        found = items(self.text, start)[0]
        if isinstance(path[-1], int) and not rest:
            item = found[path[-1]]
            return item.value, item.end
        wanted = (*rest, path[-1])
        return next(((one.value, one.end) for one in found if one.keys == wanted), None)

    def _style(self, pos: int) -> Style:
        """Return how the text writes braces, by what stands on the same line or before it."""
        return form.style_near(self.text, pos)


def _holder(every: list[Statement], path: Path) -> Statement | None:
    """Return the key whose value, in brackets or braces, holds what is at a path, or is it."""
    return next(
        (one for one in every if not one.brackets and path[: len(one.path)] == one.path), None
    )


def _descend(text: str, holder: Statement, path: Path) -> tuple[int, Path]:
    """Return where the innermost brackets begin that hold a path, and what is left of the path inside of them."""
    start = holder.value
    rest = path[len(holder.path) :]
    while rest:
        found = items(text, start)[0]
        if isinstance(rest[0], int):
            start, rest = found[rest[0]].value, rest[1:]
            continue
        inside = next((one for one in found if one.keys == rest[: len(one.keys)]), None)
        if inside is None:
            break
        start, rest = inside.value, rest[len(inside.keys) :]
    return start, rest


def _last_table(there: Any) -> str | None:
    """Return the key of the last table in a table, or of its last list of tables."""
    if not isinstance(there, dict):
        return None
    return next((key for key in reversed(there) if isinstance(there[key], dict)), None)


def _like(quote: str, key: str) -> str:
    """Return a key in quotes of the same kind, if it can be."""
    if quote == "'" and "'" not in key and key.isprintable():
        return f"'{key}'"
    return f'"{key}"' if quote == '"' and key_text(key) == key else key_text(key)


def _words(path: Path) -> str:
    out = ""
    for part in path:
        out += f"[{part}]" if isinstance(part, int) else f"{'.' if out else ''}{key_text(part)}"
    return out
