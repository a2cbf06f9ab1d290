"""Reading: the files of a schedule, with what they include, each once.

Nothing here raises for bad files: what cannot be read is a problem, and the rest is read.
"""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crewtrack.model.address import dotted
from crewtrack.model.decode import clip
from crewtrack.model.problem import Place, Problem, Related, Severity
from crewtrack.store.files import SourceError, read_source
from crewtrack.store.paths import is_folder, is_there, led_to, schedules_in
from crewtrack.store.shipped import shipped_file, shipped_names, shipped_root
from crewtrack.toml.read import CrowdedError, TomlSyntaxError, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PREFIX = "crewtrack:"
"""What a name of shipped data begins with."""

_MOST_FILES = 1000
_DEEPEST = 50
_ONCE_EACH = frozenset({"format", "include", "drop", "coverage", "assert"})
"""Keys that every file of a folder may have for itself."""


class Layer:
    """One file that was read.

    Attributes:
        name: as shown; no two files of one schedule share it.
        path: where it is.
        text: what it says.
        shipped: whether it came with crewtrack.
        has_bom: whether a byte-order mark stands in front of `text`.
        stack: the number of what it was asked for with: the files of one folder are as one.
    """

    __slots__ = (
        "_data",
        "_head",
        "_plain_to",
        "has_bom",
        "name",
        "path",
        "shipped",
        "stack",
        "text",
    )

    def __init__(
        self,
        name: str,
        path: Path,
        text: str,
        data: dict[str, Any],
        *,
        shipped: bool,
        has_bom: bool = False,
    ) -> None:
        """Keep what was read."""
        self.name = name
        self.path = path
        self.text = text
        self._data: dict[str, Any] | None = data
        self._head = data
        self.shipped = shipped
        self.has_bom = has_bom
        self.stack = 0
        self._plain_to: int | None = None

    @property
    def data(self) -> dict[str, Any]:
        """What `text` says, as plain data; read again where it was let go."""
        if self._data is None:
            self._data = read(self.text)
        return self._data

    @property
    def has_data(self) -> bool:
        """Whether `data` costs nothing."""
        return self._data is not None

    @property
    def head(self) -> dict[str, Any]:
        """The same as `data`, but that there may be nothing in its tables: enough to know what they are."""
        return self._head if self._data is None else self._data

    def let_go(self) -> None:
        """Keep no data but the head: of a long file they take ten times its size."""
        if self._data is not None:
            self._head = {key: _emptied(value) for key, value in self._data.items()}
            self._data = None

    @property
    def plain_to(self) -> int:
        """Up to where `text` holds no string of several lines; looked up when something is first located in it."""
        if self._plain_to is None:
            from crewtrack.toml.locate import plain_to

            self._plain_to = plain_to(self.text)
        return self._plain_to

    def saying(self, text: str, data: dict[str, Any]) -> Layer:
        """Return the same file with another text."""
        out = Layer(self.name, self.path, text, data, shipped=self.shipped, has_bom=self.has_bom)
        out.stack = self.stack
        return out


def _emptied(value: Any) -> Any:
    """Return a value of a file's top without what its tables hold; a list keeps its length."""
    if type(value) is dict:
        return {}
    if type(value) is list and any(type(one) is dict for one in value):
        return [None] * len(value)
    return value


_STATION_HINT = (
    "in one file, `station` is either the default station or a table of stations: declare [station.x] in a "
    "file of its own, and include that"
)


class Reader:
    """Reads files and their includes, each once.

    Attributes:
        layers: what was read, the lowest first.
        problems: what could not be.
    """

    def __init__(self, texts: Mapping[Path, str] | None = None) -> None:
        """Start without files; take some texts, by path, instead of what is on disk."""
        self._texts = {led_to(path): text for path, text in (texts or {}).items()}
        self.layers: list[Layer] = []
        self.problems: list[Problem] = []
        self._done: set[Path] = set()
        self._open: list[Path] = []
        self._stack = 0

    def resolve(self, target: str) -> tuple[Path | None, str, bool]:
        """Return the path of a target, its name as shown, and whether it ships."""
        if not target.startswith(PREFIX):
            return Path(target), _own_name(target), False
        name = target[len(PREFIX) :]
        path = shipped_file(name)
        if path is None:
            self._problem(
                "F109",
                "include",
                f'crewtrack ships nothing called "{name}"',
                hint="it ships " + ", ".join(shipped_names()),
                place=None,
            )
            return None, target, True
        return path, _shipped_name(path), True

    def add(
        self,
        path: Path,
        *,
        root: Path,
        name: str | None = None,
        shipped: bool = False,
        quiet: bool = False,
    ) -> bool:
        """Read a file or folder with what it includes, below it first.

        Args:
            path: the file or folder.
            root: the folder that its includes may not lead out of.
            name: as shown.
            shipped: whether it came with crewtrack.
            quiet: whether the files of a folder are trusted not to repeat each other.

        Returns:
            False if it could not be read.
        """
        shown = name or (_shipped_name(path) if shipped else str(path))
        # What is wrong with the name of a file, the reader of files says best.
        real, folder, files = led_to(path), is_folder(path), [path]
        if folder:
            try:
                files = schedules_in(path)
            except OSError:
                message = f"the folder {shown} may not be read"
                self._problem("T103", "unreadable", message, place=Place(shown, 1, 1, 1, 1))
                return False
        if real in self._done:
            return True
        self._done.add(real)
        if len(self._done) > _MOST_FILES:
            self._problem(
                "F109",
                "include",
                f"more than {_MOST_FILES} files are included",
                place=Place(shown, 1, 1, 1, 1),
            )
            return False
        if folder:
            return self._folder(files, shown, root=root, shipped=shipped, quiet=quiet)
        layer = self._read(path, shown, shipped=shipped)
        if layer is None:
            return False
        self._includes(layer, root)
        self._keep([layer])
        return True

    def _keep(self, layers: list[Layer]) -> None:
        """Lay files over those before, all of them as one."""
        self._stack += 1
        for layer in layers:
            layer.stack = self._stack
        self.layers.extend(layers)

    def _folder(
        self, files: list[Path], shown: str, *, root: Path, shipped: bool, quiet: bool
    ) -> bool:
        """Read all TOML files of a folder as one layer: no key may stand in two of them."""
        layers: list[Layer] = []
        for one in files:
            real = led_to(one)
            if real in self._done:
                continue
            self._done.add(real)
            layer = self._read(
                one, _shipped_name(one) if shipped else f"{shown}/{one.name}", shipped=shipped
            )
            if layer is not None:
                layers.append(layer)
        for layer in layers:
            self._includes(layer, root)
        if not quiet:
            for place, layer in enumerate(layers):
                for earlier in layers[:place]:
                    self._twice(earlier, layer)
        if not files and not quiet:
            self._problem(
                "T103",
                "unreadable",
                f"the folder {shown} holds no .toml file",
                place=Place(shown, 1, 1, 1, 1),
            )
        self._keep(layers)
        return bool(layers)

    def _twice(self, earlier: Layer, layer: Layer) -> None:
        for address in _shared(earlier.data, layer.data):
            self.problems.append(
                Problem(
                    "F111",
                    "twice",
                    Severity.ERROR,
                    f"{dotted(address)} stands in two files of one folder",
                    address,
                    on_key=True,
                    related=(
                        Related(f"it also stands in {earlier.name}", address, layer=earlier.name),
                    ),
                    layer=layer.name,
                )
            )

    def _read(self, path: Path, shown: str, *, shipped: bool) -> Layer | None:
        own = self._texts.get(led_to(path)) if self._texts else None
        has_bom = False
        try:
            if own is None:
                source = read_source(path)
                own, has_bom = source.text, source.has_bom
                del source  # its bytes are as large as its text, and not needed any more
            data = read(own)
        except (SourceError, CrowdedError) as error:
            line, column = error.line or 1, error.column or 1
            self._problem(
                "T103",
                "unreadable",
                f"{shown}: {error.message}",
                hint=error.hint,
                place=Place(shown, line, column, line, column + 1),
            )
            return None
        except TomlSyntaxError as error:
            related: tuple[Related, ...] = ()
            if error.related is not None:
                words, line, column = error.related
                related = (Related(words, place=Place(shown, line, column, line, column + 1)),)
            self._problem(
                "T102" if error.control else "T101",
                "control-character" if error.control else "syntax",
                error.message,
                hint=_STATION_HINT if error.message.startswith("`station` has") else error.hint,
                place=Place(shown, error.line, error.column, error.end_line, error.end_column),
                related=related,
            )
            return None
        return Layer(shown, path, own, data, shipped=shipped, has_bom=has_bom)

    def _includes(self, layer: Layer, root: Path) -> None:
        """Read what a layer includes; those problems stand at the include."""
        include = layer.data.get("include")
        listed = include if type(include) is list else [include]
        if len(listed) > _MOST_FILES:
            self._at_include(layer, ("include",), f"more than {_MOST_FILES} files are included")
            return
        self._open.append(led_to(layer.path))
        for place, target in enumerate(listed):
            if type(target) is str:
                at = ("include", place) if type(include) is list else ("include",)
                self._include(layer, target, at, root)
        self._open.pop()

    def _include(self, layer: Layer, target: str, at: tuple[str | int, ...], root: Path) -> None:
        name: str | None = None
        if target.startswith(PREFIX):
            found = shipped_file(target[len(PREFIX) :])
            if found is None:
                self._at_include(
                    layer,
                    at,
                    f'crewtrack ships nothing called "{clip(target[len(PREFIX) :])}"',
                    hint="it ships " + ", ".join(shipped_names()),
                )
                return
            path, root, shipped = found, shipped_root(), True
        else:
            path = layer.path.parent / target
            shipped = layer.shipped
            if Path(target).is_absolute() or not led_to(path).is_relative_to(led_to(root)):
                self._at_include(
                    layer, at, f'"{clip(target)}" is outside of the schedule\'s own folder'
                )
                return
            if not is_there(path):
                self._at_include(
                    layer, at, f'there is no file "{clip(target)}" beside {layer.name}'
                )
                return
            if not shipped:
                name = _own_name(os.path.normpath(Path(layer.name).parent / target))
        if led_to(path) in self._open:
            self._at_include(
                layer, at, f'"{clip(target)}" includes this file, directly or by others: a circle'
            )
        elif len(self._open) >= _DEEPEST:
            self._at_include(layer, at, f"files include files, more than {_DEEPEST} one in another")
        elif not self.add(path, root=root, name=name, shipped=shipped):
            self._at_include(
                layer, at, f'"{clip(target)}" could not be read', hint="its own problem says why"
            )

    def _at_include(
        self, layer: Layer, at: tuple[str | int, ...], message: str, hint: str | None = None
    ) -> None:
        self.problems.append(
            Problem("F109", "include", Severity.ERROR, message, at, hint=hint, layer=layer.name)
        )

    def _problem(
        self,
        code: str,
        name: str,
        message: str,
        *,
        place: Place | None,
        hint: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        self.problems.append(
            Problem(code, name, Severity.ERROR, message, hint=hint, place=place, related=related)
        )


def _shared(below: dict[str, Any], above: dict[str, Any]) -> Iterator[tuple[str | int, ...]]:
    """Yield the addresses that two files of a folder both declare."""
    for key, value in above.items():
        old = below.get(key)
        if old is None or key in _ONCE_EACH:
            continue
        if type(old) is not dict or type(value) is not dict:
            # The default station may stand in each file, if it is one and the same.
            if key != "station" or (type(old) is type(value) and old != value):
                yield (key,)
            continue
        for ident in value:
            if ident not in old:
                continue
            if key != "station" or type(old[ident]) is not dict or type(value[ident]) is not dict:
                yield key, ident
                continue
            # A station may be spread over files: its modules here, its ports there.
            for part, new in value[ident].items():
                if part not in old[ident]:
                    continue
                if type(new) is dict and type(old[ident][part]) is dict:
                    yield from ((key, ident, part, one) for one in new if one in old[ident][part])
                else:
                    yield key, ident, part


def _own_name(name: str) -> str:
    """Return a name of somebody's own file that no shipped file is shown by."""
    path = Path(name)
    if name != path.as_posix() or path.is_absolute() or ".." in path.parts or name == ".":
        return name
    return f"./{name}" if is_there(shipped_root() / path) else name


def _shipped_name(path: Path) -> str:
    try:
        return path.relative_to(shipped_root()).as_posix()
    except ValueError:
        return path.name
