"""The reference of the file format, made from the field table: docs/format.md and the JSON Schema.

Both are written by `make docs`, and a test holds them to the table, so they cannot go stale.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from crewtrack.model.fields import Kind, Spec, specs
from crewtrack.model.nouns import (
    ENTRIES,
    MOVEMENT_KEYS,
    NESTED,
    Assertion,
    Coverage,
    Head,
    LifeboatSeat,
    Movement,
    Relocation,
    Seat,
    Slip,
    Unfit,
)

SCHEMA = "crewtrack/schedule/1"

_TITLES = {
    "agency": "Agencies",
    "person": "People",
    "spacecraft": "Spacecraft",
    "station": "Stations",
    "site": "Sites",
    "flight": "Flights",
    "expedition": "Expeditions",
    "eva": "Spacewalks",
    "reboost": "Reboosts",
    "bulletin": "Bulletins",
}
_EXAMPLES = {
    Kind.TEXT: '"..."',
    Kind.TEXTS: '["...", "..."]',
    Kind.INTEGER: "3",
    Kind.NUMBER: "1.5",
    Kind.BOOL: "true",
    Kind.CREW: '["artemyev", { id = "shipenko", role = "participant", visitor = true }, "?"]',
    Kind.COUNTS: "{ roscosmos = 2, nasa = 4 }",
    Kind.NAMES: '{ rassvet-nadir = "soyuz-ms-19" }',
}
_NAMED = {
    "person": '"rubio"',
    "agency": '"nasa"',
    "spacecraft": '"soyuz-ms"',
    "station": '"iss"',
    "site": '"baikonur-31-6"',
    "flight": '"soyuz-ms-21"',
    "port": '"prichal-nadir"',
    "module": '"zvezda"',
    "address": '"flight.soyuz-ms-21.launch"',
}
_REMARKS = {
    "note": '"147 km south-east of the town"',
    "source": '"mission page"',
    "why": '"the ship was late"',
}
_OUT_OF_LINE = (Seat, Movement, Relocation, LifeboatSeat, Unfit, Slip)


def format_page(intro: str) -> str:
    """Return docs/format.md.

    Args:
        intro: what stands before the tables of keys, as Markdown.
    """
    parts = [intro.rstrip(), "## Every key", "At the top of a file:", _table(specs(Head))]
    for name, cls in ENTRIES.items():
        parts += [f"### {_TITLES[name]}: `[{name}.ID]`", _summary(cls), _table(specs(cls))]
        if name == "station":
            for nested in ("Module", "Port"):
                own = NESTED[nested]
                parts += [
                    f"#### `[station.ID.{nested.lower()}.ID]`",
                    _summary(own),
                    _table(specs(own)),
                ]
        if name == "flight":
            for own in _OUT_OF_LINE:
                parts += [f"#### {_heading(own)}", _summary(own), _table(_by_movement(own))]
    parts += ["### Assertions: `[[assert]]`", _summary(Assertion), _table(specs(Assertion))]
    parts += ["### Coverage: `coverage = [{ ... }]`", _summary(Coverage), _table(specs(Coverage))]
    small = [NESTED["Handover"], NESTED["Prior"], NESTED["Ignore"]]
    for own in small:
        parts += [f"### {_heading(own)}", _summary(own), _table(specs(own))]
    return "\n\n".join(parts) + "\n"


def file_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a schedule file, for editors that check TOML by one."""
    properties: dict[str, Any] = {
        name: _property(spec, name) for name, (_, spec) in specs(Head).items() if name != "station"
    }
    for name, cls in ENTRIES.items():
        properties[name] = {
            "type": "object",
            "additionalProperties": {"$ref": f"#/$defs/{cls.__name__}"},
        }
    properties["station"] = {"anyOf": [{"type": "string"}, properties["station"]]}
    properties["assert"] = {"type": "array", "items": {"$ref": "#/$defs/Assertion"}}
    classes = {**NESTED, **{cls.__name__: cls for cls in (*ENTRIES.values(), Assertion)}}
    definitions = {name: _definition(cls) for name, cls in classes.items() if cls is not Movement}
    for name, keys in MOVEMENT_KEYS.items():
        definitions[name.capitalize()] = _definition(Movement, keys)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "crewtrack:schema/schedule-1",
        "title": SCHEMA,
        "description": "A schedule file, as TOML. Made from the field table by `make docs`.",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _definition(cls: type, only: frozenset[str] | None = None) -> dict[str, Any]:
    own = specs(cls)
    return {
        "type": "object",
        "description": _summary(cls),
        "additionalProperties": False,
        "properties": {
            name: _property(spec, name)
            for name, (_, spec) in own.items()
            if only is None or name in only
        },
    }


def sample(name: str, spec: Spec) -> str:
    """Return an example of a key's value, as TOML."""
    if spec.example is not None:
        return spec.example
    if spec.choices:
        return f'"{spec.choices[0]}"'
    if spec.kind is Kind.TEXT and spec.refers is not None:
        return _NAMED[spec.refers]
    return _REMARKS.get(name) or _EXAMPLES[spec.kind]


def _property(spec: Spec, name: str) -> dict[str, Any]:
    unit = f" Unit: {spec.unit}." if spec.unit else ""
    example = f" Example: {name} = {sample(name, spec)}"
    out: dict[str, Any] = {"description": f"{spec.meaning}{unit}{example}"}
    kind = spec.kind
    if kind is Kind.TEXT:
        out["type"] = "string"
        if spec.choices:
            out["enum"] = list(spec.choices)
    elif kind is Kind.TEXTS:
        out["anyOf"] = [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]
    elif kind in (Kind.INTEGER, Kind.NUMBER):
        out["type"] = "integer" if kind is Kind.INTEGER else "number"
        if spec.unit != "degrees":
            out["minimum"] = 0
    elif kind is Kind.BOOL:
        out["type"] = "boolean"
    elif kind is Kind.CREW:
        out |= {
            "type": "array",
            "items": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/Seat"}]},
        }
    elif kind in (Kind.COUNTS, Kind.NAMES):
        inner = "integer" if kind is Kind.COUNTS else "string"
        out |= {"type": "object", "additionalProperties": {"type": inner}}
    elif kind is Kind.TABLE:
        # A movement takes the keys of its own kind alone.
        out["$ref"] = f"#/$defs/{name.capitalize() if name in MOVEMENT_KEYS else spec.noun}"
    elif kind is Kind.TABLES:
        out |= {"type": "array", "items": {"$ref": f"#/$defs/{spec.noun}"}}
    elif kind is Kind.ENTRIES:
        out |= {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{spec.noun}"}}
    else:
        out["type"] = "string"
    return out


def _by_movement(cls: type) -> dict[str, tuple[str, Spec]]:
    """Return a class's keys; those of a movement say to which movements they belong."""
    own = specs(cls)
    if cls is not Movement:
        return own
    out: dict[str, tuple[str, Spec]] = {}
    for name, (attribute, spec) in own.items():
        takers = [one for one, keys in MOVEMENT_KEYS.items() if name in keys]
        shown = name if len(takers) == len(MOVEMENT_KEYS) else f"{name} ({', '.join(takers)})"
        out[shown] = (attribute, spec)
    return out


def _table(own: dict[str, tuple[str, Spec]]) -> str:
    rows = ["| key | is | means | example |", "| --- | --- | --- | --- |"]
    for name, (_, spec) in own.items():
        key, _, takers = name.partition(" ")
        shown = f"`{key}`" + (f" {takers}" if takers else "") + (" *" if spec.required else "")
        unit = f" Unit: {spec.unit}." if spec.unit else ""
        choices = (
            " One of " + ", ".join(f"`{one}`" for one in spec.choices) + "." if spec.choices else ""
        )
        rows.append(
            f"| {shown} | {spec.kind.value} | {spec.meaning}{unit}{choices} "
            f"| `{key} = {sample(key, spec)}` |"
        )
    return "\n".join(rows)


def _summary(cls: type) -> str:
    """Return the first sentence of a class's docstring."""
    return (cls.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ").strip()


def _heading(cls: type) -> str:
    words = {
        "Seat": "An entry of a crew",
        "Movement": "`launch`, `dock`, `undock`, `land`",
        "Relocation": "`relocate = [{ ... }]`",
        "LifeboatSeat": "`lifeboat = [{ ... }]`",
        "Unfit": "`unfit = [{ ... }]`",
        "Slip": "`slips = [{ ... }]`",
        "Handover": "`command = [{ ... }]` of an expedition",
        "Prior": "`prior = { ... }` of a person",
        "Ignore": "`ignore = [{ ... }]` of any entry",
    }
    return words[cls.__name__]


def write(root: Path) -> None:
    """Write docs/format.md and data/schema/schedule-1.json of a checkout.

    Args:
        root: the top folder of the checkout; docs/format-intro.md stands before the tables.
    """
    docs = root / "docs"
    intro = (docs / "format-intro.md").read_text(encoding="utf-8")
    (docs / "format.md").write_text(format_page(intro), encoding="utf-8")
    schema = root / "data" / "schema" / "schedule-1.json"
    schema.write_text(schema_text(), encoding="utf-8")


def schema_text() -> str:
    """Return the schema of a schedule file as it is shipped."""
    return json.dumps(file_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    write(Path.cwd())
