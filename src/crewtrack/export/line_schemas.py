"""The schemas of lines of JSON, made from those of the views: ``python -m crewtrack.export.line_schemas``.

A line is a thing of a view with what is needed to understand it alone: the view's own keys that it repeats, and the
name of its schema. So its schema is that of the thing with a few keys more, and follows when the view's changes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Schema = dict[str, Any]


class Line(NamedTuple):
    """What a line of a view is.

    Attributes:
        what: in a few words.
        path: the keys that lead to the thing in the view's schema.
        head: what it repeats of the view: the name of a key, or with the name that the line gives it.
        more: keys of its own, with their schemas.
        loose: keys of the thing that a line may do without.
    """

    what: str
    path: tuple[str, ...]
    head: tuple[str | tuple[str, str], ...] = ("station", "at")
    more: Schema = {}  # noqa: RUF012 - a tuple of it is never changed
    loose: tuple[str, ...] = ()


_ID_OR_NOT = {"type": ["string", "null"]}

LINES = {
    "crew": Line(
        "one person aboard",
        ("agencies", "items", "properties", "crew"),
        more={"agency": {**_ID_OR_NOT, "description": "Id of the agency; null for none."}},
    ),
    "next": Line("one event to come", ("events",), ("from",)),
    "ports": Line(
        "one port, or with a null id one ship that is moving between two",
        ("ports",),
        more={
            "id": {
                **_ID_OR_NOT,
                "description": "Id of the port; null for a ship that is moving between two.",
            }
        },
        loose=("name", "module", "direction", "docking", "free_since", "next"),
    ),
    "timeline": Line("one lane", ("lanes",), ("station", "at", "start", "end")),
    "people": Line("one person", ("people",)),
    "flights": Line("one flight", ("flights",)),
    "person": Line("one ride of a person", ("rides",), ("id", "name", "at")),
    "depends": Line(
        "what one agency provides and needs", ("agencies",), ("station", "at", "until")
    ),
    "slips": Line("one movement that has slipped", ("slips",), ("station",)),
    "log": Line(
        "one thing that happened, was said or was put off",
        ("entries",),
        ("station", ("at", "seen_at")),
    ),
    "check": Line("one problem", ("problems",), ()),
}
"""By view, what its lines are."""


def line_schema(view: str, whole: Schema) -> Schema:
    """Return the schema of a view's lines, from that of the view."""
    line = LINES[view]
    thing = _at(whole, line.path)
    head = {
        name: whole["properties"][key]
        for key, name in (one if isinstance(one, tuple) else (one, one) for one in line.head)
    }
    made: Schema = {
        "$schema": whole["$schema"],
        "$id": f"crewtrack:schema/{view}-line-1",
        "title": f"crewtrack/{view}-line/1",
        "type": "object",
        "description": f"A line of `crewtrack snapshot --view {view} --format ndjson`: {line.what}.",
    }
    if "oneOf" in thing:
        made["oneOf"] = [_with(view, line, head, _followed(whole, one)) for one in thing["oneOf"]]
    else:
        made |= _with(view, line, head, thing)
    names = set(_names(made))
    while more := {one for name in names for one in _names(whole["$defs"][name])} - names:
        names |= more
    made["$defs"] = {name: one for name, one in whole["$defs"].items() if name in names}
    return made


def _with(view: str, line: Line, head: Schema, thing: Schema) -> Schema:
    """Return the schema of a thing with the keys of a line before and behind its own."""
    required = ["schema", *head, *line.more]
    required += [one for one in thing["required"] if one not in line.loose and one not in required]
    return {
        "properties": {
            "schema": {"const": f"crewtrack/{view}-line/1"},
            **head,
            **{name: one for name, one in line.more.items() if name not in thing["properties"]},
            **{name: line.more.get(name, one) for name, one in thing["properties"].items()},
            "under": {"$ref": "#/$defs/under"},
        },
        "required": required,
        "additionalProperties": False,
    }


def _at(whole: Schema, path: tuple[str, ...]) -> Schema:
    """Return the schema of the entries of a list that a path leads to."""
    found = whole["properties"]
    for key in path:
        found = _followed(whole, found[key])
    thing: Schema = _followed(whole, found["items"])
    return thing


def _followed(whole: Schema, found: Any) -> Any:
    while isinstance(found, dict) and "$ref" in found:
        found = whole["$defs"][found["$ref"].rpartition("/")[2]]
    return found


def _names(found: Any) -> Iterator[str]:
    """Yield the names of definitions that a schema refers to."""
    if isinstance(found, dict):
        for key, one in found.items():
            if key == "$ref":
                yield one.rpartition("/")[2]
            else:
                yield from _names(one)
    elif isinstance(found, list):
        for one in found:
            yield from _names(one)


def every(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files of the schemas of lines, and what they hold."""
    for view in LINES:
        whole = json.loads((folder / f"{view}-1.json").read_text(encoding="utf-8"))
        made = json.dumps(line_schema(view, whole), indent=2, ensure_ascii=False)
        yield folder / f"{view}-line-1.json", made + "\n"


if __name__ == "__main__":
    from crewtrack.store.shipped import shipped_root

    for path, text in every(shipped_root() / "schema"):
        path.write_text(text, encoding="utf-8", newline="")
