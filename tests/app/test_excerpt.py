"""The very lines of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.app.excerpt import excerpt
from crewtrack.app.loading import load

if TYPE_CHECKING:
    from pathlib import Path

BOOK = """\
format = 1
station = "iss"

# who

[person.chari]   # commands
name = "Raja Chari"
agency = "nasa"

# what

[flight.crew-3]
spacecraft = "dragon"
note = '''
[not.a.table]
'''
[flight.crew-3.launch]
at = 2021-11-11T02:03:31Z

[flight.crew-4]
spacecraft = "dragon"

[site]
ksc = { name = "Kennedy" }   # the cape
"""


def lines(tmp_path: Path, *address: str) -> str | None:
    path = tmp_path / "my.toml"
    path.write_text(BOOK)
    return excerpt(load(str(path)), address)


def test_a_table_with_its_comments(tmp_path: Path) -> None:
    found = lines(tmp_path, "person", "chari")
    assert found == '[person.chari]   # commands\nname = "Raja Chari"\nagency = "nasa"\n'


def test_a_table_with_its_inner_tables_and_texts(tmp_path: Path) -> None:
    found = lines(tmp_path, "flight", "crew-3", "launch")
    assert found is not None
    assert found.startswith("[flight.crew-3]\n")
    assert found.endswith("at = 2021-11-11T02:03:31Z\n")
    assert "crew-4" not in found


def test_one_line_of_a_table(tmp_path: Path) -> None:
    assert lines(tmp_path, "site", "ksc") == 'ksc = { name = "Kennedy" }   # the cape\n'


def test_what_no_file_holds(tmp_path: Path) -> None:
    assert lines(tmp_path, "person", "nobody-at-all") is None
    assert lines(tmp_path, "person") is None
