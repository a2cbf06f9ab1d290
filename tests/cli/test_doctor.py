"""`crewtrack doctor`: text and JSON, settings with where they come from, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.test_views import data

from crewtrack.store.paths import config_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from tests.cli.conftest import Ran


def write(text: str) -> Path:
    path = config_dir() / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_is_wrong_with_a_stranger(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("nothing is wrong\n")
    for section in ("versions", "terminal", "paths", "schedule", "settings", "extras"):
        assert f"{section}\n  " in ran.out
    assert "theme     dark   (default)" in ran.out


def test_json_has_its_schema(
    crewtrack: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    write('[ui]\ntheme = "light"\n[keys]\n"time.now" = "f6"\n[views.3]\ntitle = "mine"\n')
    monkeypatch.setenv("CREWTRACK_MOUSE", "0")
    found = data(crewtrack("doctor", "--format", "json").out, "doctor")
    assert found["settings"]["theme"] == {"value": "light", "from": "config.toml:2"}
    assert found["settings"]["mouse"] == {"value": False, "from": "$CREWTRACK_MOUSE"}
    assert found["keys"] == {"time.now": ["f6"]}
    assert found["views"]["3"]["title"] == "mine"
    assert found["schedule"]["target"] == "crewtrack:iss-2022-02-25"
    assert found["problems"] == []


def test_what_is_wrong_with_the_settings(
    crewtrack: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write('[ui]\ntheme = "pink"\n[keys]\n"time.now" = "j"\n')
    monkeypatch.setenv("CREWTRACK_ZONE", "Mars")
    ran = crewtrack("doctor")
    assert ran.code == 1
    assert f'{path}:2:9: error: theme is "pink"; expected one of dark, light, ansi' in ran.out
    assert f'{path}:4:14: warning: "j" means time.now (Now) and list.down (Down)' in ran.out
    assert 'error: $CREWTRACK_ZONE: there is no zone "Mars"' in ran.out


def test_a_clash_alone_is_no_failure(crewtrack: Callable[..., Ran]) -> None:
    write('[keys]\n"time.now" = "j"\n')
    assert crewtrack("doctor").code == 0


def test_a_schedule_that_cannot_be_read(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    broken = tmp_path / "b.toml"
    broken.write_text("[x", encoding="utf-8")
    ran = crewtrack("doctor", "-f", str(broken))
    assert ran.code == 1
    assert "crewtrack check tells more" in ran.out


def test_hostile_names_reach_the_terminal_harmless(
    crewtrack: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "\x1b]0;x\x07")
    write('[views.1]\ntitle = "[red]\\u202e"\n')
    assert "\x1b" not in crewtrack("doctor").out
