"""`python -m crewtrack`: the same as the `crewtrack` command."""

from __future__ import annotations

from crewtrack.cli.main import main

if __name__ == "__main__":
    main()
