"""What is built can be installed, and works from any folder with the data it carries."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
import tomli

import crewtrack

ROOT = Path(__file__).parent.parent
PROJECT = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


# ------------------------------------------------------------------ building and installing


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source archive, and from that, as a packager would, the wheel."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    return out


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (path,) = dist.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def sdist(dist: Path) -> Path:
    (path,) = dist.glob("*.tar.gz")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own; return that environment's script.

    What it depends on is borrowed from the environment of the tests. Their folder is added to the
    path as it is, so that the checkout, which is installed there in place, is not found.
    """
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    paths = sysconfig.get_paths(
        sysconfig.get_preferred_scheme("prefix"),
        vars={"base": str(folder), "platbase": str(folder)},
    )
    python = Path(paths["scripts"]) / ("python.exe" if os.name == "nt" else "python")
    borrowed = Path(paths["purelib"]) / "borrowed.pth"
    borrowed.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--no-deps", "--no-index", "--ignore-installed", wheel, cwd=folder)
    return Path(paths["scripts"]) / "crewtrack"


def shipped() -> dict[str, bytes]:
    data = ROOT / "data"
    return {
        f"crewtrack/data/{path.relative_to(data).as_posix()}": path.read_bytes()
        for path in data.rglob("*")
        if path.is_file()
    }


@pytest.mark.slow
def test_the_wheel_carries_the_data_byte_for_byte(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = {
            name: archive.read(name)
            for name in archive.namelist()
            if name.startswith("crewtrack/data/")
        }
    assert [name for name in carried if name.endswith(".toml")]
    assert carried == shipped()


@pytest.mark.slow
def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = message_from_bytes(
            archive.read(f"crewtrack-{crewtrack.__version__}.dist-info/METADATA")
        )
    modules = {
        path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src/crewtrack").rglob("*.py")
    }
    assert modules <= set(names)
    assert "crewtrack/py.typed" in names
    assert {"crewtrack/export/html/page.css", "crewtrack/export/html/page.js"} <= set(names)
    assert {name.split("/")[0] for name in names} == {
        "crewtrack",
        f"crewtrack-{crewtrack.__version__}.data",
        f"crewtrack-{crewtrack.__version__}.dist-info",
    }
    page = f"crewtrack-{crewtrack.__version__}.data/data/share/man/man1/crewtrack.1"
    assert [name for name in names if ".data/" in name] == [page]
    assert metadata["Version"] == crewtrack.__version__
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"


@pytest.mark.slow
def test_the_source_archive_can_be_tested(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"Makefile", "constraints.txt", "constraints-dev.txt", "LICENSE"} <= names
    for folder in ("seeds", "tests", "data"):
        here = {
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert here <= names


@pytest.mark.slow
def test_an_installed_crewtrack_works_from_any_folder(installed: Path, tmp_path: Path) -> None:
    crew = json.loads(run(installed, "crew", "--format", "json", cwd=tmp_path).stdout)
    assert crew["at"] == "2022-02-25T12:00:00Z"
    assert crew["count"] == 7
    assert {agency["id"]: agency["count"] for agency in crew["agencies"]} == {
        "roscosmos": 2,
        "nasa": 4,
        "esa": 1,
    }
    text = run(installed, "crew", cwd=tmp_path)
    assert "7 aboard" in text.stdout
    assert text.stderr == ""


@pytest.mark.slow
def test_the_installed_one_is_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    python = installed.with_name("python")
    where = run(python, "-c", "import crewtrack; print(crewtrack.__file__)", cwd=tmp_path).stdout
    assert Path(where.strip()).is_relative_to(installed.parent.parent)


# ------------------------------------------------------------------ pins

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?P<rest>.*)$")


def pins(name: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Read a pin file as {package: (version, hashes)}; only names, versions, markers and hashes."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for line in text.replace("\\\n", " ").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        match = PIN.match(line)
        assert match, f"{name}: not a pin: {line!r}"
        hashes = frozenset(re.findall(r"--hash=(sha256:[0-9a-f]{64})", match["rest"]))
        assert hashes, f"{name}: {match['name']} has no hash"
        found[match["name"]] = (match["version"], hashes)
    return found


def normal(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def test_whatever_is_needed_is_pinned() -> None:
    needed = {normal(name) for name in PROJECT["dependencies"]}
    assert needed | {"hatchling"} <= set(pins("constraints.txt"))
    wanted = {normal(name) for name in PROJECT["optional-dependencies"]["dev"]}
    assert needed | wanted <= set(pins("constraints-dev.txt"))


def test_the_two_pin_files_agree() -> None:
    everything = pins("constraints-dev.txt")
    for name, pin in pins("constraints.txt").items():
        assert everything[name] == pin


@pytest.mark.parametrize("name", ["constraints.txt", "constraints-dev.txt"])
def test_pins_name_no_place_to_download_from(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(
        r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links)\b", text, re.MULTILINE
    )
