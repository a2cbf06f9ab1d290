"""The reference of the file format is made from the field table, and is as it was made last."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from crewtrack.export.reference import file_schema, format_page, schema_text

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
