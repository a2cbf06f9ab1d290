"""The screens, one module each under the screen's id, imported when it is first opened."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from crewtrack.tui.screens.base import BaseScreen


def maker(ident: str) -> Callable[[], BaseScreen]:
    """Return what makes a screen: `SCREEN` of the module of that name."""

    def make() -> BaseScreen:
        screen: BaseScreen = import_module(f"{__name__}.{ident}").SCREEN()
        return screen

    return make
