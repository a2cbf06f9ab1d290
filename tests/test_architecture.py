"""The layers hold, and a text command imports no more than it needs."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import crewtrack

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(crewtrack.__file__).parent

# From the bottom up. An import may point down, or stay inside its own package.
LAYERS = (
    {"model"},
    {"ledger", "toml", "store"},
    {"views"},
    {"app"},
    {"export"},
    {"api"},
    {"cli", "tui"},
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}

# Where the faces meet: `crewtrack PATH` opens the terminal UI, `snapshot` draws its screen.
ALLOWED = {
    ("crewtrack.cli.main", "crewtrack.tui.run"),
    ("crewtrack.cli.camera", "crewtrack.tui.picture"),
}

# Third-party packages that only these modules may import.
KEEPERS = {
    "textual": ("crewtrack.tui",),
    "rich": ("crewtrack.tui",),
    "pendulum": ("crewtrack.app.zones",),
    "icalendar": ("crewtrack.export.ics",),
    "toml_rs": ("crewtrack.toml.quick",),
    "tomli": ("crewtrack.toml",),
    "tomllib": ("crewtrack.toml",),
}


def module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, root: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the full name of each import, at any depth of the module."""
    name = module_name(path, root)
    package = name if path.stem == "__init__" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = importlib.util.resolve_name("." * node.level + base, package)
            for alias in node.names:
                yield node.lineno, f"{base}.{alias.name}"


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def breaches(root: Path) -> list[str]:
    """Return each import under `root` that a layer or a keeper forbids, as `module:line: why`."""
    found = []
    for path in sorted(root.rglob("*.py")):
        name = module_name(path, root)
        own = name.split(".")[1] if "." in name else ""
        for line, target in imports(path, root):
            if within(target, "crewtrack"):
                theirs = [*target.split("."), ""][1]
                allowed = any(name == a and within(target, b) for a, b in ALLOWED)
                if own not in RANK or theirs not in RANK or own == theirs or allowed:
                    continue
                if RANK[theirs] >= RANK[own]:
                    found.append(f"{name}:{line}: {own} may not import {theirs}")
            keepers = KEEPERS.get(target.split(".")[0])
            if keepers and not any(within(name, keeper) for keeper in keepers):
                found.append(f"{name}:{line}: only {' and '.join(keepers)} may import {target}")
    return found


def test_no_import_points_up() -> None:
    assert breaches(SOURCE) == []


def test_every_package_has_a_layer() -> None:
    packages = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    modules = {path.stem for path in SOURCE.glob("*.py")} - {"__init__", "__main__"}
    assert packages | modules <= set(RANK)


@pytest.mark.parametrize(
    ("where", "line", "why"),
    [
        ("model/x.py", "from crewtrack.ledger import build", "model may not import ledger"),
        ("model/x.py", "from ..ledger import build", "model may not import ledger"),
        ("ledger/x.py", "import crewtrack.toml.read", "ledger may not import toml"),
        ("toml/x.py", "def f():\n    from crewtrack import ledger", "toml may not import ledger"),
        ("views/x.py", "from crewtrack.app import loading", "views may not import app"),
        ("cli/x.py", "from crewtrack.tui import run", "cli may not import tui"),
        ("cli/x.py", "import textual.app", "may import textual.app"),
        ("app/x.py", "from pendulum import now", "may import pendulum.now"),
    ],
)
def test_a_breach_is_found(tmp_path: Path, where: str, line: str, why: str) -> None:
    path = tmp_path / "crewtrack" / where
    path.parent.mkdir(parents=True)
    path.write_text(line + "\n", encoding="utf-8")
    (breach,) = breaches(tmp_path / "crewtrack")
    assert breach.endswith(why)


# ------------------------------------------------------------------ what start-up pays for

COSTLY = {
    "asyncio",
    "dataclasses",
    "difflib",
    "importlib.metadata",
    "importlib.resources",
    "pendulum",
    "platformdirs",
    "rich",
    "textual",
    "watchfiles",
    "zoneinfo",
}
RUN = """
import os
import sys

def leave(code):
    raise SystemExit(code)

os._exit = leave  # a text command ends in haste; here it is asked first what it imported
before = set(sys.modules)
sys.argv = ["crewtrack", *sys.argv[1:]]
from crewtrack.cli.main import main
code = 0
try:
    main()
except SystemExit as stop:
    code = stop.code or 0
modules = sorted(set(sys.modules) - before)
import json
print(json.dumps({"code": code, "modules": modules}), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "args",
    [
        ("crew",),
        ("crew", "--format", "json"),
        ("next",),
        ("next", "--format", "json"),
        ("check",),
        ("crew", "--without", "roscosmos@2022-02-25", "--known-on", "2022-02-26"),
        ("compare", "--with", "crewtrack:scenario/2022-02-25-withdrawal"),
        ("depends",),
        ("slips",),
        ("snapshot", "-o", "-", "--format", "txt"),
        ("snapshot", "-o", "-", "--format", "csv"),
        ("snapshot", "-o", "-", "--format", "ndjson", "--view", "next"),
        ("flights",),
        ("people",),
        ("people", "--records"),
        ("people", "--by", "year", "--format", "json"),
        ("list",),
        ("timeline",),
        ("timeline", "--format", "json", "--lanes", "agencies"),
    ],
    ids=" ".join,
)
def test_a_text_command_imports_nothing_costly(args: tuple[str, ...], tmp_path: Path) -> None:
    modules, done = imported(args, tmp_path)
    assert done.stdout or args == ("check",)
    assert {"crewtrack.cli.main", "crewtrack.model"} <= modules
    assert COSTLY.intersection(modules) == set()


@pytest.mark.parametrize(
    ("own", "proved"), [(None, False), ('include = ["crewtrack:iss-2022-02-25"]', True)]
)
def test_a_view_of_what_ships_does_not_prove_it_again(
    tmp_path: Path, own: str | None, *, proved: bool
) -> None:
    args = ["crew", "--at", "2022-02-25"]
    if own is not None:
        (tmp_path / "my.toml").write_text(own)
        args += ["-f", "my.toml"]
    modules, _ = imported(tuple(args), tmp_path)
    assert ("crewtrack.ledger.check" in modules) is proved


def imported(
    args: tuple[str, ...], folder: Path
) -> tuple[set[str], subprocess.CompletedProcess[str]]:
    """Run a command in a process of its own; return the modules that it imported, and what it did."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *args],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stderr.splitlines()[-1])
    assert report["code"] == 0, done.stderr
    return set(report["modules"]), done


def test_the_package_itself_imports_nothing() -> None:
    script = (
        "import sys; before = set(sys.modules); import crewtrack\n"
        "print(*(set(sys.modules) - before - {'crewtrack', '__future__'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == ""


def test_load_is_found_on_first_use() -> None:
    assert crewtrack.load is importlib.import_module("crewtrack.api").load


def test_no_other_name_is_found() -> None:
    with pytest.raises(AttributeError, match="no attribute 'loads'"):
        _ = crewtrack.loads  # type: ignore[attr-defined]
