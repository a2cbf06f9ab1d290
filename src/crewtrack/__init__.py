"""A plain-text ledger of a space station's traffic, with a terminal face.

The way in from Python is `load`::

    import crewtrack

    crewtrack.load("my.toml").at("2022-02-25").crew

`load` is found on first use, so that importing this package costs nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crewtrack.api import load

__version__ = "0.1.0"
__all__ = ["__version__", "load"]


if not TYPE_CHECKING:  # hidden from type checkers, so that they still find a misspelt name

    def __getattr__(name: str) -> object:
        """Find `load` on first use and keep it.

        Raises:
            AttributeError: for any other name.
        """
        if name == "load":
            from crewtrack.api import load

            globals()["load"] = load
            return load
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
