"""Loading: from a name on the command line to a schedule, its ledger's worth of data, and what is wrong.

A schedule is the catalogue, then its includes in order, then the file itself, then each scenario
(`crewtrack.app.layers`). Nothing here raises for bad data; only a target that cannot be read at all leaves
`Loaded.schedule` None.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from crewtrack.app.layers import HOME, lay_over
from crewtrack.model.decode import decode
from crewtrack.model.problem import Place, Problem, Related, Severity
from crewtrack.store.files import SourceError, read_source
from crewtrack.store.paths import own_schedule
from crewtrack.store.shipped import SCENE, shipped_file, shipped_names, shipped_root
from crewtrack.toml.read import TomlSyntaxError, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crewtrack.model.schedule import Schedule

PREFIX = "crewtrack:"
"""What a name of shipped data begins with."""

_CATALOG = "catalog"
_MOST_FILES = 1000


class Layer:
    """One file that was read: its name as shown, where it is, its text and its data."""

    __slots__ = ("data", "name", "path", "shipped", "text")

    def __init__(
        self, name: str, path: Path, text: str, data: dict[str, Any], *, shipped: bool
    ) -> None:
        """Keep what was read."""
        self.name = name
        self.path = path
        self.text = text
        self.data = data
        self.shipped = shipped


class Loaded:
    """What came of reading a schedule.

    Attributes:
        schedule: the nouns, or None if nothing could be read.
        problems: what could not be read; addresses are not yet looked up (`crewtrack.app.locating`).
        layers: the files, the lowest first.
        name, path: of the file that was asked for; `name` is as a person would say it.
        shipped: whether it came with crewtrack: then it is not edited in place.
    """

    __slots__ = ("layers", "name", "path", "problems", "schedule", "shipped")

    def __init__(
        self,
        schedule: Schedule | None,
        problems: tuple[Problem, ...],
        layers: tuple[Layer, ...],
        name: str,
        path: Path,
        *,
        shipped: bool,
    ) -> None:
        """Keep what was read."""
        self.schedule = schedule
        self.problems = problems
        self.layers = layers
        self.name = name
        self.path = path
        self.shipped = shipped

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that was read, and the one that was asked for even if it could not be."""
        return tuple(dict.fromkeys((*(layer.path for layer in self.layers), self.path)))


def default_target(environ: Mapping[str, str]) -> str:
    """Return what to read when nothing is named: $CREWTRACK_FILE, your own schedule, else the scene."""
    named = environ.get("CREWTRACK_FILE")
    if named:
        return named
    own = own_schedule()
    return str(own) if own.exists() else f"{PREFIX}{SCENE}"


def load(target: str | Path, *, above: Iterable[str | Path] = ()) -> Loaded:
    """Read a schedule.

    Args:
        target: a path, a folder, or ``crewtrack:NAME`` for what ships.
        above: files laid over it, in order.
    """
    reader = _Reader()
    path, name, shipped = reader.resolve(str(target))
    if path is None:
        return Loaded(None, tuple(reader.problems), (), name, Path(name), shipped=shipped)
    reader.add(shipped_root() / _CATALOG, shipped=True, quiet=True)
    top = reader.add(path, name=name, shipped=shipped)
    for one in above:
        over, over_name, over_shipped = reader.resolve(str(one))
        if over is not None:
            reader.add(over, name=over_name, shipped=over_shipped)
    layers = tuple(reader.layers)
    if not top:
        return Loaded(None, tuple(reader.problems), layers, name, path, shipped=shipped)
    data: dict[str, Any] = {}
    for layer in layers:
        data = lay_over(data, layer.data)
    home = data.pop(HOME, None)
    schedule, problems = decode(data, home)
    return Loaded(schedule, (*reader.problems, *problems), layers, name, path, shipped=shipped)


class _Reader:
    """Reads files and their includes, each once."""

    def __init__(self) -> None:
        self.layers: list[Layer] = []
        self.problems: list[Problem] = []
        self._done: set[Path] = set()
        self._open: list[Path] = []

    def resolve(self, target: str) -> tuple[Path | None, str, bool]:
        """Return the path of a target, its name as shown, and whether it ships."""
        if not target.startswith(PREFIX):
            return Path(target), target, False
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
        self, path: Path, *, name: str | None = None, shipped: bool = False, quiet: bool = False
    ) -> bool:
        """Read a file or folder with what it includes, below it first.

        Returns:
            False if it could not be read.
        """
        shown = name or (_shipped_name(path) if shipped else str(path))
        try:
            real = path.resolve()
        except (OSError, RuntimeError) as error:
            self._problem(
                "T103",
                "unreadable",
                f"{shown} cannot be found: {error}",
                place=Place(shown, 1, 1, 1, 1),
            )
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
        if path.is_dir():
            return self._folder(path, shown, shipped=shipped, quiet=quiet)
        layer = self._read(path, shown, shipped=shipped)
        if layer is None:
            return False
        self._includes(layer)
        self.layers.append(layer)
        return True

    def _folder(self, path: Path, shown: str, *, shipped: bool, quiet: bool) -> bool:
        """Read all TOML files of a folder as one layer: no key may stand in two of them."""
        layers: list[Layer] = []
        for one in sorted(path.glob("*.toml")):
            self._done.add(one.resolve())
            layer = self._read(
                one, _shipped_name(one) if shipped else f"{shown}/{one.name}", shipped=shipped
            )
            if layer is not None:
                layers.append(layer)
        for layer in layers:
            self._includes(layer)
        if not quiet:
            for place, layer in enumerate(layers):
                for earlier in layers[:place]:
                    self._twice(earlier, layer)
        if not layers and not quiet:
            self._problem(
                "T103",
                "unreadable",
                f"the folder {shown} holds no .toml file",
                place=Place(shown, 1, 1, 1, 1),
            )
        self.layers.extend(layers)
        return bool(layers)

    def _twice(self, earlier: Layer, layer: Layer) -> None:
        for table, entries in layer.data.items():
            old = earlier.data.get(table)
            if type(old) is not dict or type(entries) is not dict:
                continue
            for ident in entries:
                if ident in old:
                    self.problems.append(
                        Problem(
                            "F111",
                            "twice",
                            Severity.ERROR,
                            f"{table}.{ident} stands in two files of one folder",
                            (table, ident),
                            on_key=True,
                            related=(Related(f"it also stands in {earlier.name}", (table, ident)),),
                            layer=layer.name,
                        )
                    )

    def _read(self, path: Path, shown: str, *, shipped: bool) -> Layer | None:
        try:
            source = read_source(path)
            data = read(source.text)
        except SourceError as error:
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
                hint=error.hint,
                place=Place(shown, error.line, error.column, error.end_line, error.end_column),
                related=related,
            )
            return None
        return Layer(shown, path, source.text, data, shipped=shipped)

    def _includes(self, layer: Layer) -> None:
        """Read what a layer includes; those problems stand at the include."""
        include = layer.data.get("include")
        if type(include) is not list:
            return
        folder = layer.path.parent
        self._open.append(layer.path.resolve())
        for place, target in enumerate(include):
            if type(target) is not str:
                continue
            at = ("include", place)
            if target.startswith(PREFIX):
                path = shipped_file(target[len(PREFIX) :])
                if path is None:
                    self._at_include(
                        layer, at, f'crewtrack ships nothing called "{target[len(PREFIX) :]}"'
                    )
                    continue
                shipped = True
            else:
                path = folder / target
                shipped = layer.shipped
                if Path(target).is_absolute() or not path.resolve().is_relative_to(
                    folder.resolve()
                ):
                    self._at_include(
                        layer, at, f'"{target}" is outside of the folder of {layer.name}'
                    )
                    continue
                if not path.exists():
                    self._at_include(layer, at, f'there is no file "{target}" beside {layer.name}')
                    continue
            if path.resolve() in self._open:
                self._at_include(
                    layer, at, f'"{target}" includes this file, directly or by others: a circle'
                )
                continue
            name = None if shipped else str(Path(layer.name).parent / target)
            if not self.add(path, name=name, shipped=shipped) and path.resolve() not in self._open:
                self._at_include(
                    layer, at, f'"{target}" could not be read', hint="its own problem says why"
                )
        self._open.pop()

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


def _shipped_name(path: Path) -> str:
    try:
        return path.relative_to(shipped_root()).as_posix()
    except ValueError:
        return path.name
