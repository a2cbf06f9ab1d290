"""Output: a long text leaves in parts, the same bytes as in one."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from crewtrack.cli.output import put_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


class Watched(io.BytesIO):
    """A stdout that keeps how much came at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[int] = []

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.sizes.append(len(data))
        return super().write(data)


def test_a_long_text_is_written_as_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = Watched()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw))
    put_parts("é" * 1000 for _ in range(1000))
    assert raw.getvalue() == b"\xc3\xa9" * 1_000_000
    assert max(raw.sizes) < 200_000


def test_a_reader_that_goes_away_ends_the_making(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.BytesIO):
        def write(self, _: object) -> int:
            raise BrokenPipeError

    made = 0

    def parts() -> Iterator[str]:
        nonlocal made
        for _ in range(1000):
            made += 1
            yield "x" * 1000

    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(Gone()))
    monkeypatch.setattr("crewtrack.cli.output.hush", lambda: None)
    put_parts(parts())
    assert made < 100


def test_a_file_gets_the_same(tmp_path: Path) -> None:
    put_parts(iter(("a", "é", "b")), str(tmp_path / "out"))
    assert (tmp_path / "out").read_bytes() == "aéb".encode()
