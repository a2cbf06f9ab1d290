"""The page of keys in the documentation is the registry's own."""

from __future__ import annotations

from pathlib import Path

from crewtrack.app.keys_page import keys_page
from crewtrack.app.registry import LISTED

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"


def test_the_page_is_that_of_the_program() -> None:
    # python -m crewtrack.app.keys_page > docs/keys.md
    assert PAGE.read_text(encoding="utf-8") == keys_page()


def test_every_listed_command_is_on_it() -> None:
    page = keys_page()
    assert all(f"| {one.title} | {one.help} |" in page for one in LISTED)
