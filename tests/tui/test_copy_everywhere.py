"""Copy works on every screen: as text, as JSON and as TOML, of whatever is selected."""

from __future__ import annotations

import json

import pytest
from tests.tui.screen import opened, screen_text

from crewtrack.app.registry import SCREENS


@pytest.mark.parametrize("number", [str(entry.number) for entry in SCREENS if entry.id not in {"problems", "partners"}])  # fmt: skip
async def test_the_selected_entry_in_every_form(
    number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(size=(120, 40)) as (app, pilot):
        copied: list[str] = []
        monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
        await pilot.press(number)
        await pilot.pause()
        assert app.selected is not None
        for form in ("t", "j"):
            await pilot.press("y", form)
            await pilot.pause()
            assert "copied" in screen_text(app)[-1]
        assert len(copied) == 2
        assert copied[0].strip()
        assert json.loads(copied[1])


async def test_a_flight_and_an_event_as_json() -> None:
    from crewtrack.tui.handlers.copy import json as as_json

    async with opened() as (app, _):
        flight = json.loads(as_json(app, ("flight", "soyuz-ms-19")) or "")
        assert flight["id"] == "soyuz-ms-19"
        event = json.loads(as_json(app, ("flight", "soyuz-ms-19", "launch")) or "")
        assert (event["kind"], event["flight"]) == ("launch", "soyuz-ms-19")
        assert as_json(app, ("problem", 99)) is None
