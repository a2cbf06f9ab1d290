"""Where your own things live."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from crewtrack.store.paths import (
    config_dir,
    data_dir,
    is_file,
    is_folder,
    is_there,
    led_to,
    own_schedule,
    schedules_in,
    state_dir,
)

linux = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="of XDG systems")


@linux
def test_the_folders_are_those_of_xdg(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)
    assert own_schedule() == home / ".local/share/crewtrack/schedule.toml"
    assert config_dir() == home / ".config/crewtrack"
    assert state_dir() == home / ".local/state/crewtrack"
    monkeypatch.setenv("XDG_DATA_HOME", "/elsewhere")
    assert own_schedule() == Path("/elsewhere/crewtrack/schedule.toml")
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert data_dir() == home / ".local/share/crewtrack"


@linux
@pytest.mark.parametrize("named", [True, False])
def test_they_are_where_platformdirs_has_them(monkeypatch: pytest.MonkeyPatch, named: bool) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        if named:
            monkeypatch.setenv(name, f"/named/{name}")
        else:
            monkeypatch.delenv(name)
    assert data_dir() == platformdirs.user_data_path("crewtrack")
    assert config_dir() == platformdirs.user_config_path("crewtrack")
    assert state_dir() == platformdirs.user_state_path("crewtrack")


def test_elsewhere_platformdirs_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(
        platformdirs, "user_data_dir", lambda name, appauthor: f"/{name}-{appauthor}"
    )
    assert own_schedule() == Path("/crewtrack-False/schedule.toml")


@linux
def test_a_user_without_a_home_has_no_folder_called_tilde(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert own_schedule() == Path("/.local/share/crewtrack/schedule.toml")


@linux
def test_nothing_slow_is_imported() -> None:
    code = "import sys; from crewtrack.store.paths import *; own_schedule(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"platformdirs", "attr", "importlib.resources", "importlib.metadata"} & set(
        done.stdout.split()
    )


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "/nowhere/at/all", "/dev/null/x", ""])
def test_a_name_that_cannot_be_asked_about_has_nothing(name: str) -> None:
    for one in (name, Path(name)):
        assert not is_there(one) or name == ""
        assert not is_file(one)
    assert led_to(Path(name)).is_absolute()


def test_a_link_to_itself_leads_nowhere(tmp_path: Path) -> None:
    link = tmp_path / "a.toml"
    link.symlink_to(link)
    assert not is_there(link)
    assert not is_folder(link)
    assert led_to(link).parent == led_to(tmp_path)


def test_the_schedules_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "a.txt", "toml"):
        (tmp_path / name).touch()
    assert [one.name for one in schedules_in(tmp_path)] == ["a.toml", "b.toml"]
    with pytest.raises(OSError, match="nowhere"):
        schedules_in(tmp_path / "nowhere")
