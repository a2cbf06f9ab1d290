"""The reference of the file format is made from the field table, and is as it was made last."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from crewtrack.export.reference import file_schema, format_page, sample, schema_text
from crewtrack.model.decode import faults
from crewtrack.model.fields import specs
from crewtrack.model.nouns import ENTRIES, MOVEMENT_KEYS, NESTED, Assertion, Head, Movement

ROOT = Path(__file__).parent.parent.parent
HINT = "run: make docs"


def test_the_page_is_up_to_date() -> None:
    intro = (ROOT / "docs" / "format-intro.md").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    assert page == format_page(intro), HINT


def test_the_schema_is_up_to_date() -> None:
    shipped = (ROOT / "data" / "schema" / "schedule-1.json").read_text(encoding="utf-8")
    assert shipped == schema_text(), HINT
    jsonschema.Draft202012Validator.check_schema(file_schema())


@pytest.mark.parametrize(
    "path", sorted((ROOT / "data").rglob("*.toml")), ids=lambda path: path.stem
)
def test_what_ships_fits_the_schema(path: Path) -> None:
    # a schema knows no dates: as JSON they are texts
    data = json.loads(json.dumps(tomllib.loads(path.read_text(encoding="utf-8")), default=str))
    jsonschema.Draft202012Validator(file_schema()).validate(data)


def test_a_misspelt_key_does_not_fit() -> None:
    data = {"flight": {"x": {"spacecraft": "soyuz-ms", "lanch": {}}}}
    assert not jsonschema.Draft202012Validator(file_schema()).is_valid(data)


def test_a_movement_takes_the_keys_of_its_own_kind_alone() -> None:
    fits = jsonschema.Draft202012Validator(file_schema())
    assert fits.is_valid({"flight": {"x": {"launch": {"site": "a"}, "dock": {"port": "b"}}}})
    assert not fits.is_valid({"flight": {"x": {"launch": {"port": "b"}}}})
    assert not fits.is_valid({"flight": {"x": {"dock": {"site": "a"}}}})


@pytest.mark.parametrize(
    "cls", [Head, *ENTRIES.values(), *NESTED.values(), Assertion], ids=lambda cls: cls.__name__
)
def test_the_example_of_each_key_is_one(cls: type) -> None:
    for key, (_, spec) in specs(cls).items():
        value = tomllib.loads(f"x = {sample(key, spec)}")["x"]
        at = (
            ("flight", "x", next(name for name, keys in MOVEMENT_KEYS.items() if key in keys))
            if cls is Movement
            else ("x",)
        )
        assert [one.message for one in faults(cls, key, value, at)] == [], key
        assert "..." not in sample(key, spec), key
