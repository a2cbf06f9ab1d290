"""The schedules that come with crewtrack, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewtrack.store import shipped
from crewtrack.store.shipped import (
    SCENE,
    ShippedDataMissingError,
    shipped_file,
    shipped_names,
    shipped_root,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out a checkout with a few files, and return its data."""
    package = tmp_path / "src" / "crewtrack"
    package.mkdir(parents=True)
    root = tmp_path / "data"
    (root / "catalog").mkdir(parents=True)
    (root / "schema").mkdir()
    for name in (
        "iss.toml",
        "iss-2022-02-25.toml",
        "catalog/people.toml",
        "schema/crew.json",
        "README.md",
        "Odd Name.toml",
    ):
        (root / name).write_text("")
    (tmp_path / "secret.toml").write_text("")
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    return root


def test_names_are_files_and_folders_of_files(data: Path) -> None:
    assert shipped_root() == data
    assert shipped_names() == ("catalog", "catalog/people", "iss", "iss-2022-02-25")
    assert shipped_file("iss") == data / "iss.toml"
    assert shipped_file("catalog") == data / "catalog"
    assert shipped_file("catalog/people") == data / "catalog" / "people.toml"
    assert all(shipped_file(name) for name in shipped_names())


@pytest.mark.parametrize(
    "name",
    [
        "",
        "nothing",
        "iss.toml",
        "../secret",
        "/etc/passwd",
        "catalog/",
        "/iss",
        "iss\n",
        "ISS",
        "catalog/../iss",
        "catalog//people",
        "iss\0",
        ".",
    ],
)
def test_no_other_name_leads_anywhere(data: Path, name: str) -> None:
    assert shipped_file(name) is None


@given(st.text(alphabet="is/.-~a\n\\:", max_size=12))
def test_no_name_leads_out_of_the_data(name: str) -> None:
    path = shipped_file(name)
    assert path is None or path.is_relative_to(shipped_root())


def test_an_installed_package_has_its_data_inside(data: Path) -> None:
    inside = data.parent / "src" / "crewtrack" / "data"
    inside.mkdir()
    assert shipped_root() == inside


def test_missing_data_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "crewtrack"
    package.mkdir(parents=True)
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    with pytest.raises(ShippedDataMissingError, match="install it again"):
        shipped_root()


def test_the_real_data_are_found() -> None:
    assert SCENE in shipped_names()
    scene = shipped_file(SCENE)
    assert scene is not None
    assert scene.is_file()
    assert {"iss", "catalog"} <= set(shipped_names())
