"""Feed the reader, or everything from a file to its overview, with inputs that grow toward what was not run yet.

    pip install atheris                                    # not a dependency: use an environment of its own
    python benchmarks/fuzz.py read   -max_total_time=300   # text in, data or one problem out
    python benchmarks/fuzz.py whole  -max_total_time=300   # load, ledger, check, overview

It ends with the first input that raises what it should not, and writes it to a file. What is found becomes a test.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["crewtrack"]):
    from crewtrack.app.loading import load
    from crewtrack.app.locating import located
    from crewtrack.export.check_text import check_text
    from crewtrack.ledger.check import check
    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.problem import Severity
    from crewtrack.toml.read import TomlSyntaxError, read
    from crewtrack.views.overview import overview

NOW = datetime(2022, 2, 25, 12, tzinfo=UTC)
FOLDER = Path(tempfile.mkdtemp())
KEYS = [
    "format",
    "title",
    "station",
    "include",
    "known-to",
    "as-of",
    "known-on",
    "coverage",
    "what",
    "from",
    "to",
    "drop",
    "assert",
    "at",
    "during",
    "count",
    "agencies",
    "crew",
    "ports",
    "next",
    "aboard",
    "flight",
    "spacecraft",
    "name",
    "short",
    "launch",
    "dock",
    "relocate",
    "undock",
    "land",
    "site",
    "status",
    "port",
    "left",
    "source",
    "note",
    "slips",
    "known",
    "why",
    "destroyed",
    "stays",
    "captured",
    "unberthed",
    "lifeboat",
    "extra",
    "unfit",
    "seats",
    "person",
    "agency",
    "id",
    "role",
    "visitor",
    "nationality",
    "born",
    "prior",
    "days",
    "before",
    "aliases",
    "provider",
    "docking",
    "transit",
    "descent",
    "life",
    "reboost",
    "returns",
    "words",
    "module",
    "direction",
    "docking",
    "on",
    "side",
    "segment",
    "crewed-from",
    "expedition",
    "number",
    "command",
    "eva",
    "bulletin",
    "about",
    "level",
    "ignore",
    "rule",
    "tag",
    "letter",
    "country",
    "latitude",
    "longitude",
    "operator",
]
WORDS = [
    "iss",
    "none",
    "?",
    "x",
    "y",
    "soyuz-ms",
    "crew-dragon",
    "chari",
    "dubrov",
    "nasa",
    "roscosmos",
    "harmony-forward",
    "rassvet-nadir",
    "success",
    "failure",
    "cancelled",
    "go",
    "tbd",
    '"TBD"',
    "NET",
    "NLT",
    "crewtrack:iss",
    "crewtrack:catalog",
    "my.toml",
    "..",
    "flight.x",
    "flight.x.launch.at",
    "crewed",
]
TIMES = [
    "2022-02-25",
    "2022-02-25T12:00:00Z",
    "0001-01-01",
    "9999-12-31T23:59:59Z",
    "2022-02",
    "early",
    "0000-01-01",
    "2016-12-31T23:59:60Z",
    "2022-Q1",
    "2021-12-31..2022-01-02",
    "2022-03-01T00:00:00+14:00",
    "2022",
]
TABLES = [
    "flight",
    "person",
    "agency",
    "spacecraft",
    "station",
    "site",
    "expedition",
    "eva",
    "reboost",
    "bulletin",
]


def raw(data: bytes) -> None:
    """Read bytes as text."""
    try:
        read(data.decode("utf-8", "surrogateescape"))
    except TomlSyntaxError as error:
        if error.line < 1 or error.column < 1:
            raise RuntimeError(str(error)) from error


def whole(data: bytes) -> None:
    """Take a schedule all the way: half the time bytes as they are, else one built from what schedules are made of."""
    source = atheris.FuzzedDataProvider(data)
    path = FOLDER / "my.toml"
    if source.ConsumeBool():
        path.write_bytes(source.ConsumeBytes(4096))
    else:
        path.write_text(_document(source), encoding="utf-8", errors="replace")
    one = load(path)
    problems = list(one.problems)
    if one.schedule is not None:
        ledger = Ledger.of(one.schedule)
        problems += check(ledger, NOW, least=Severity.ADVICE)
        for station in list(one.schedule.stations)[:3]:
            overview(ledger, station, NOW)
    texts = {layer.name: layer.text for layer in one.layers}
    check_text(located(one, problems), texts.get)


def _document(source: Any) -> str:
    lines = ['station = "iss"'] if source.ConsumeBool() else []
    while source.remaining_bytes() > 4 and len(lines) < 60:
        which = source.ConsumeIntInRange(0, 5)
        if which == 0:
            name = source.PickValueInList(WORDS).strip('"')
            lines.append(f'[{source.PickValueInList(TABLES)}."{name}"]')
        elif which == 1 and source.ConsumeBool():
            lines.append("[[assert]]")
        else:
            lines.append(f"{source.PickValueInList(KEYS)} = {_value(source, 3)}")
    return "\n".join(lines)


def _value(source: Any, deep: int) -> str:
    which = source.ConsumeIntInRange(0, 7 if deep else 4)
    if which == 0:
        return str(source.ConsumeIntInRange(-3, 1_000_001))
    if which == 1:
        return '"' + source.PickValueInList(WORDS).strip('"') + '"'
    if which == 2:
        return str(source.PickValueInList(TIMES))
    if which == 3:
        return '"' + source.PickValueInList(TIMES) + '"'
    if which == 4:
        return "true" if source.ConsumeBool() else "0.5"
    parts = range(source.ConsumeIntInRange(0, 3))
    if which == 5:
        return "[" + ", ".join(_value(source, deep - 1) for _ in parts) + "]"
    pairs = {source.PickValueInList(KEYS): _value(source, deep - 1) for _ in parts}
    return "{ " + ", ".join(f"{key} = {value}" for key, value in pairs.items()) + " }"


def main() -> None:
    """Run one of the two."""
    target = {"read": raw, "whole": whole}[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
