from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

SCHEMAS = Path(__file__).parents[2] / "data" / "schema"


def test_several_files_in_one_go(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    text, data = tmp_path / "scene.txt", tmp_path / "scene.json"
    ran = crewtrack("snapshot", "-o", str(text), "-o", str(data))
    assert ran == (0, "", "")
    assert text.read_text().startswith("7 aboard ")
    found = json.loads(data.read_text())
    for name in ("overview", "crew", "next", "ports", "depends"):
        schema = json.loads((SCHEMAS / f"{name}-1.json").read_text())
        Draft202012Validator(schema).validate(found if name == "overview" else found[name])


@pytest.mark.parametrize("view", ["crew", "next", "ports"])
def test_a_view_is_what_its_command_prints(crewtrack: Callable[..., Ran], view: str) -> None:
    at = ("--at", "2022-02-25T12:00:00Z")
    for form, name in (("txt", "text"), ("json", "json")):
        snap = crewtrack("snapshot", "-o", "-", "--format", form, "--view", view, *at)
        assert snap == crewtrack(view, "--format", name, *at)


def test_stdout_and_file_are_the_same(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "scene.txt"
    ran = crewtrack("snapshot", "-o", "-", "-o", str(path), "--format", "txt")
    assert ran.out == path.read_text()


def test_there_is_no_picture_of_the_other_views_yet(
    crewtrack: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "crew.svg"
    ran = crewtrack("snapshot", "-o", str(path), "--view", "crew")
    assert (ran.code, path.exists()) == (1, False)
    assert "there is no picture of crew yet" in ran.err


def test_ascii(crewtrack: Callable[..., Ran]) -> None:
    assert crewtrack("snapshot", "-o", "-", "--format", "txt", "--ascii").out.isascii()
