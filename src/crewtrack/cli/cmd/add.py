"""`crewtrack add ADDRESS`: a new entry beside its kind, or one more item of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.cli.editing import add_dry_run, failing, finish, misuse, open_bench
from crewtrack.cli.errors import MisuseError
from crewtrack.cli.parser import Parser, add_file

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from crewtrack.app.editing.bench import Bench
    from crewtrack.app.editing.changes import Add
    from crewtrack.app.editing.field import Field


def parser() -> Parser:
    """Return the options of `add`."""
    made = Parser(
        "add",
        "crewtrack add ADDRESS [KEY=VALUE...] [options]",
        "Add an entry, written as its neighbours are and in order of launch; or add a VALUE to a list.",
        'crewtrack add flight.soyuz-ms-31 --like soyuz-ms-30 launch.at="NET 2027-09"',
    )
    made.add_argument(
        "ADDRESS",
        help="of the new entry: flight.soyuz-ms-31; or of a list: flight.soyuz-ms-30.crew, assert",
    )
    made.add_argument(
        "VALUE",
        nargs="*",
        help="keys and values of the entry: crew='[rubio, ?]'; or the item of the list",
    )
    made.add_argument(
        "--like",
        metavar="FLIGHT",
        help="begin with this flight: its ship, ports and sites, with names counted up and nothing of its dates",
    )
    add_file(made)
    add_dry_run(made)
    return made


def read(made: Parser, words: list[str]) -> Namespace:
    """Read the words: options may stand between them."""
    return made.read(words, mixed=True)


def run(options: Namespace, now: datetime) -> int:
    """Add it."""
    from crewtrack.app.editing.changes import Add
    from crewtrack.app.editing.field import field_at
    from crewtrack.app.editing.planning import parsed

    with misuse():
        address = parsed(options.ADDRESS)
        field = field_at(address)
    bench = open_bench(options, now)
    if options.like is not None:
        change = _like(bench, options)
    elif address in (("assert",), ("coverage",)):
        with misuse():
            item = field_at((*address, 0))
        change = Add(address, _entry(options.VALUE, item))
    elif field.spec is None:
        if len(address) < 2:
            message = f"{options.ADDRESS} names no entry"
            raise MisuseError(message, f"give it an id: {options.ADDRESS}.my-id")
        change = Add(address, _entry(options.VALUE, field))
    else:
        with misuse():
            bench.require(address)
        change = Add(address, _item(options.VALUE, field))
    with failing():
        plan = bench.plan(change)
    return finish(bench, plan, options)


def _like(bench: Bench, options: Namespace) -> Add:
    from attrs import evolve

    from crewtrack.app.editing.clone import clone
    from crewtrack.app.editing.field import field_at

    kind, _, ident = options.ADDRESS.partition(".")
    if kind != "flight" or "." in ident:
        message = "--like makes a flight"
        raise MisuseError(message, "crewtrack add flight.ID --like FLIGHT")
    with misuse():
        change = clone(bench, options.like.removeprefix("flight."), ident or None)
        more = _entry(options.VALUE, field_at(change.address))
    return evolve(change, value=_merged(change.value, more))


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    out = dict(below)
    for key, one in above.items():
        old = out.get(key)
        out[key] = _merged(old, one) if isinstance(old, dict) and isinstance(one, dict) else one
    return out


def _entry(words: list[str], field: Field) -> dict[str, Any]:
    """Return the table that keys and values make."""
    from crewtrack.app.editing.field import field_at
    from crewtrack.app.editing.planning import parsed
    from crewtrack.app.editing.typed import typed
    from crewtrack.toml.data import holds, replaced

    out: dict[str, Any] = {}
    for word in words:
        key, mark, text = word.partition("=")
        if not mark:
            message = f'"{word}" is no KEY=VALUE'
            raise MisuseError(message, 'such as spacecraft=soyuz-ms or launch.at="NET 2027-09"')
        with misuse():
            path = parsed(key.strip())
            value = typed(text, field_at((*field.address, *path)))
        for depth in range(1, len(path)):
            if not holds(out, path[:depth]):
                out = replaced(out, path[:depth], {})
        out = replaced(out, path, value)
    return out


def _item(words: list[str], field: Field) -> Any:
    """Return the value, for a list or for a key that is not there yet."""
    from crewtrack.app.editing.typed import typed
    from crewtrack.model.fields import Kind

    if not words:
        message = "nothing to add was given"
        raise MisuseError(message, "crewtrack add flight.soyuz-ms-30.crew rubio")
    text = " ".join(words)
    with misuse():
        if field.kind is Kind.TABLES and text.lstrip()[:1] == "{":
            return typed(f"[{text}]", field)
        value = typed(text, field)
    return [value] if field.kind is Kind.TEXTS and isinstance(value, str) else value
