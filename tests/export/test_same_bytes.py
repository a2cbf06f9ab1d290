"""Pages, tables and calendars are the same bytes on every machine."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C", "TERM": "dumb"},
    {
        "PYTHONHASHSEED": "4242",
        "TZ": "Pacific/Apia",
        "LC_ALL": "C.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "NO_COLOR": "1",
        "TERM": "xterm-256color",
        "COLUMNS": "37",
    },
)


@pytest.mark.slow
def test_two_runs_write_the_same(tmp_path: Path) -> None:
    sites = []
    for number, settings in enumerate(SETTINGS):
        site = tmp_path / str(number)
        subprocess.run(
            [sys.executable, "-m", "crewtrack", "publish", str(site), "--at", "2022-02-25T12:00Z"],
            check=True,
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), **settings},
            capture_output=True,
        )
        sites.append(
            {
                str(path.relative_to(site)): path.read_bytes()
                for path in site.rglob("*")
                if path.is_file()
            }
        )
    assert len(sites[0]) > 15
    assert sites[0] == sites[1]
