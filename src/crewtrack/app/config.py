"""config.toml: read as a schedule is, with everything wrong told by file, line and column, and nothing fatal.

What cannot be read falls back: a bad key of ``[ui]`` to its default, a bad line of ``[keys]`` to the usual keys, a bad
view to none. For each setting it is known where it came from: an option, the environment, the file, what was kept
from the last run, or the default.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import attr

from crewtrack.app.keynames import bad_key, clashes
from crewtrack.app.registry import BY_ID
from crewtrack.app.settings import TABLES, UI_NAMES, ZONES, Ui, View
from crewtrack.app.usual import DEFAULTS, VARIABLE, Setting, from_option
from crewtrack.model.decode import Decoder, clip, nearest
from crewtrack.model.fields import Kind, specs
from crewtrack.model.problem import Place, Problem, Severity, Told
from crewtrack.store.files import SourceError, read_source
from crewtrack.toml.read import TomlSyntaxError, read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from crewtrack.model.address import Address


_MOST = 20
"""So many problems of one kind are told."""


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Config:
    """What config.toml says.

    Attributes:
        path: the file, there or not.
        there: whether it is.
        ui, keys, views: what could be read of it; keys by command id, views by digit.
        problems: what could not, located.
        text: the file's, or None.
    """

    path: Path
    there: bool
    ui: Ui
    keys: dict[str, tuple[str, ...]]
    views: dict[str, View]
    problems: tuple[Problem, ...]
    text: str | None = None


def load_config(path: Path) -> Config:
    """Read the file; one that is not there says nothing, and is no problem."""
    if not os.path.lexists(path):
        return Config(path, False, Ui(), {}, {}, ())
    try:
        source = read_source(path)
        data = read(source.text)
    except SourceError as error:
        place = Place(path.name, error.line or 1, error.column or 1, error.line or 1, (error.column or 1) + 1)  # fmt: skip
        problem = Problem("T103", "unreadable", Severity.ERROR, error.message, hint=error.hint, place=place)  # fmt: skip
        return Config(path, True, Ui(), {}, {}, (problem,))
    except TomlSyntaxError as error:
        place = Place(path.name, error.line, error.column, error.end_line, error.end_column)
        problem = Problem("T101", "syntax", Severity.ERROR, error.message, hint=error.hint, place=place)  # fmt: skip
        return Config(path, True, Ui(), {}, {}, (problem,))
    reader = _Reader()
    ui, keys, views = reader.ui(data), reader.keys(data), reader.views(data)
    reader.tables(data)
    found = [*reader.decoder.told.all(), *clashes(keys)]
    return Config(path, True, ui, keys, views, _located(path.name, source.text, found), source.text)


def _located(name: str, text: str, problems: list[Problem]) -> tuple[Problem, ...]:
    """Look up where problems stand, in order of place."""
    from crewtrack.toml.locate import nearest as nearest_place

    out = []
    for problem in problems:
        span = nearest_place(text, problem.address, target="key" if problem.on_key else "value")
        place = Place(name, span.line, span.column, span.end_line, span.end_column)
        out.append(attr.evolve(problem, place=place))
    return tuple(sorted(out, key=lambda one: (one.place.line, one.place.column) if one.place else (0, 0)))  # fmt: skip


class _Reader:
    """Reads the tables, with the reader of schedules."""

    def __init__(self) -> None:
        self.decoder = Decoder()
        self.decoder.told = Told(_MOST)

    def tables(self, data: dict[str, Any]) -> None:
        """Complain of tables that there are not."""
        for name in data:
            if name not in TABLES:
                many = self.decoder.told.has_most(_CODES["unknown-key"])
                close = None if many else nearest(name, TABLES)
                hint = f'did you mean "{close}"?' if close else f"known here: {', '.join(TABLES)}"
                self._say("unknown-key", (name,), f'unknown key "{clip(name)}"', hint, on_key=True)

    def ui(self, data: dict[str, Any]) -> Ui:
        """Read `[ui]`."""
        made: Ui = self.decoder._table(Ui, self._table(data, "ui"), ("ui",))
        if made.zone is not None and bad_zone(made.zone):
            self._say("bad-value", ("ui", "zone"), *_no_zone(made.zone))
            made = attr.evolve(made, zone=None)
        return made

    def keys(self, data: dict[str, Any]) -> dict[str, tuple[str, ...]]:
        """Read `[keys]`, whether an id is written ``"time.now"`` or ``time.now``."""
        out: dict[str, tuple[str, ...]] = {}
        for at, value in _flat(self._table(data, "keys"), ("keys",)):
            ident = ".".join(str(part) for part in at[1:])
            if ident not in BY_ID:
                # of a hundred thousand nobody needs to know what each of them was to be
                many = self.decoder.told.has_most(_CODES["unknown-id"])
                close = None if many else nearest(ident, BY_ID)
                hint = f'did you mean "{close}"?' if close else "docs/keys.md lists the commands"
                message = f'there is no command "{clip(ident)}"'
                self._say("unknown-id", at, message, hint, on_key=True)
                continue
            keys = [value] if isinstance(value, str) else value
            if not isinstance(keys, list) or not all(isinstance(one, str) for one in keys):
                hint = 'write it as "f6" or ["f6", "g"]'
                self._say("wrong-type", at, f"{ident} is no key, and no list of keys", hint)
                continue
            fault = next(filter(None, map(bad_key, keys)), None)
            if fault is not None:
                self._say("bad-value", at, *fault)
            else:
                out[ident] = tuple(dict.fromkeys(keys))
        return out

    def views(self, data: dict[str, Any]) -> dict[str, View]:
        """Read `[views]`."""
        out: dict[str, View] = {}
        for ident, value in self._table(data, "views").items():
            at = ("views", ident)
            if len(ident) != 1 or ident not in "123456789":
                message = f'a saved view has a digit from 1 to 9, not "{clip(ident)}"'
                self._say("bad-value", at, message, "write it as [views.1]", on_key=True)
            elif not isinstance(value, dict):
                hint = f"write it as [views.{ident}]"
                self._say("wrong-type", at, f"views.{ident} is no table", hint)
            else:
                out[ident] = self._view(ident, value)
        return out

    def _view(self, ident: str, table: dict[str, Any]) -> View:
        own = dict(table)
        now = own.get("at") == "now"
        if now:
            del own["at"]
        made: View = self.decoder._table(View, own, ("views", ident), ident)
        if made.filter is not None:
            from crewtrack.views.filter import Fault, parse

            fault = parse(made.filter)
            if isinstance(fault, Fault):
                at = ("views", ident, "filter")
                self._say("bad-value", at, f"filter: {fault.message}", fault.hint)
                made = attr.evolve(made, filter=None)
        return attr.evolve(made, at=NOW) if now else made

    def _table(self, data: dict[str, Any], name: str) -> dict[str, Any]:
        found = data.get(name, {})
        if isinstance(found, dict):
            return found
        self._say("wrong-type", (name,), f"{name} is no table", f"write it as [{name}]")
        return {}

    def _say(
        self, name: str, at: Address, message: str, hint: str | None, *, on_key: bool = False
    ) -> None:
        problem = Problem(_CODES[name], name, Severity.ERROR, message, at, on_key, hint)
        self.decoder.told.add(problem)


_CODES = {
    "unknown-key": "F101",
    "wrong-type": "F102",
    "bad-value": "F104",
    "unknown-id": "F107",
}
"""The codes that a schedule's problems have, too."""

NOW: Any = "now"
"""Stands for the clock in a saved view's `at`."""


def _flat(table: dict[str, Any], at: Address) -> list[tuple[Address, Any]]:
    """Return values with their addresses, those of tables inside of it too."""
    out: list[tuple[Address, Any]] = []
    for name, value in table.items():
        here = (*at, name)
        out += _flat(value, here) if isinstance(value, dict) else [(here, value)]
    return out


def bad_zone(name: str) -> bool:
    """Whether there is no such clock."""
    if name in ZONES:
        return False
    from crewtrack.app.zones import zone

    return zone(name) is None


def _no_zone(name: str) -> tuple[str, str]:
    return (
        f'there is no zone "{clip(name)}"',
        f"it is {', '.join(ZONES)}, or a name such as Europe/Berlin",
    )


# -- where a setting comes from --------------------------------------------------------------------


def settle(
    config: Config,
    env: Mapping[str, str],
    flags: Mapping[str, Any] | None = None,
    kept: Mapping[str, Any] | None = None,
) -> tuple[dict[str, Setting], list[str]]:
    """Decide every setting of `[ui]`.

    Args:
        config: the file.
        env: the environment.
        flags: what options said, by name; None where they said nothing.
        kept: what was kept from the last run.

    Returns:
        The settings by name, and a sentence for each that cannot be taken from the environment.
    """
    out: dict[str, Setting] = {}
    faults: list[str] = []
    if env.get(VARIABLE) and not config.there:
        faults.append(f"${VARIABLE}: there is no file {config.path}")
    for name in UI_NAMES:
        flag = (flags or {}).get(name)
        if flag is not None:
            out[name] = from_option(name, flag)
            continue
        variable = f"CREWTRACK_{name.upper()}"
        if env.get(variable):
            try:
                out[name] = Setting(_from_text(name, env[variable]), f"${variable}")
            except ValueError as error:
                faults.append(f"${variable}: {error}")
            else:
                continue
        value = getattr(config.ui, name)
        if value is not None:
            out[name] = Setting(value, _line(config, name))
        elif name in (kept or {}):
            out[name] = Setting((kept or {})[name], "kept from the last run")
        else:
            out[name] = Setting(DEFAULTS[name], "default")
    return out, faults


def _from_text(name: str, text: str) -> Any:
    """Read a setting from the environment.

    Raises:
        ValueError: it is none.
    """
    _, spec = specs(Ui)[name]
    if spec.kind is Kind.BOOL:
        known = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}  # fmt: skip
        if text.lower() not in known:
            msg = f'"{clip(text)}" is neither 1 nor 0'
            raise ValueError(msg)
        return known[text.lower()]
    if spec.choices and text not in spec.choices:
        msg = f'"{clip(text)}" is none of {", ".join(spec.choices)}'
        raise ValueError(msg)
    if name == "zone" and bad_zone(text):
        raise ValueError("; ".join(_no_zone(text)))
    return text


def _line(config: Config, name: str) -> str:
    from crewtrack.toml.locate import locate

    span = locate(config.text or "", ("ui", name))
    return f"{config.path.name}:{span.line}" if span is not None else config.path.name
