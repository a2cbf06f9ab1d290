from __future__ import annotations

from pathlib import Path

import pytest

from crewtrack.export.formats import VIEWS
from crewtrack.export.line_schemas import LINES, every

SCHEMAS = Path(__file__).parents[2] / "data" / "schema"


def test_every_view_has_lines() -> None:
    assert set(LINES) == {one.id for one in VIEWS} - {"overview"}


@pytest.mark.parametrize(
    ("path", "text"), list(every(SCHEMAS)), ids=lambda one: getattr(one, "stem", "")
)
def test_they_follow_the_schemas_of_the_views(path: Path, text: str) -> None:
    """`make docs` writes them anew."""
    assert path.read_text(encoding="utf-8") == text
