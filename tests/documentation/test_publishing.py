"""docs/publishing.md and CONTRIBUTING.md say what a build makes, what a theme may say and how imports run."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from mfi_site import __version__
from mfi_site.themes import contrast, load_theme

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/publishing.md").read_text("utf-8")
PLACE = re.compile(r"<\w+>")


def _table(heading: str) -> list[list[str]]:
    part = GUIDE.split(f"## {heading}\n")[1].split("\n## ")[0]
    return [row.strip("| ").split(" | ") for row in part.splitlines() if row.startswith("| `")]


def test_the_addresses_are_those_of_a_board(demo_site: Path) -> None:
    """Each address of the guide is in the demonstration board, and all that lies at its top is in the guide."""
    named = [name for row in _table("The addresses of a board") for name in re.findall(r"`([^`]+)`", row[0])]
    lost = [name for name in named if not list(demo_site.glob(PLACE.sub("*", name).rstrip("/")))]
    assert lost == []
    tops = {name.split("/")[0] for name in named} | {page.stem for page in (ROOT / "content/pages").glob("*.md")}
    assert {path.name for path in demo_site.iterdir()} - tops == {".mfi-site"}


def test_the_example_of_a_theme_can_be_read() -> None:
    """The guide's theme loads, changes only what it names, and its colours stand out from the paper by 4.5:1."""
    example = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    assert example
    theme, ours = load_theme("ours", {"ours/theme.yml": example[1].encode()}), load_theme("default")
    for scheme in ("light", "dark"):
        colours, before = theme.colours(scheme), ours.colours(scheme)
        assert {token for token, colour in colours.items() if colour != before[token]} == {"accent"}
        assert min(contrast(colours["accent"], colours[under]) for under in ("paper", "card")) >= 4.5


def test_the_order_of_imports_is_the_one_that_is_checked() -> None:
    """CONTRIBUTING.md gives the layers that lint-imports holds."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = next(c["layers"] for c in settings["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    assert " > ".join(layers).replace("mfi_site.", "") in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_the_version_is_given_once() -> None:
    """The package and the program say the same version, and the changelog has a part for what is not released."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert settings["project"]["version"] == __version__
    assert re.search(r"^## (Unreleased|\[?\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)


def test_the_map_of_the_code_has_every_folder() -> None:
    """CONTRIBUTING.md says of each folder of the package what it holds, and of none that is gone."""
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("| folder | holds |")[1].split("\n\n")[0]
    first = " ".join(row.split("|")[1] for row in table.splitlines()[2:])
    named = {name.split("/")[0] for name in re.findall(r"`([\w/]+)/`", first)}
    assert named == {p.parent.name for p in (ROOT / "mfi_site").glob("*/__init__.py")}
