"""The walk over the diagram plugs."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from mfi_site.diagrams import diagrams_of, plugs
from mfi_site.model.project import Project
from mfi_site.wording import Words, words


def test_each_plug_has_a_docstring_a_name_and_a_test() -> None:
    """Whoever adds a diagram adds its test of the same name."""
    assert len(plugs()) >= 6
    for plug in plugs():
        name = plug.__name__.rpartition(".")[2]
        assert plug.__doc__ and plug.NAME
        assert (Path(__file__).parent / f"test_{name}.py").is_file()


def test_all_diagrams_of_a_project_share_a_page(kit: SimpleNamespace) -> None:
    """Identifiers are unique over all diagrams of a project, and every link to a test leads somewhere."""
    cycles = tuple(kit.cycle("ab"[n % 2], n + 1) for n in range(7))
    charter = {"drivers": [{"name": "D", "changes": ["a", "b"]}], "changes": [{"id": "a", "idea": "A"},
                                                                               {"id": "b", "idea": "B"}]}
    found = diagrams_of(kit.project(cycles, **charter), {}, {}, Words())
    assert set(found) == {"drivers", "ramps/a", "ramps/b"}
    page = kit.checked("".join(found.values()))
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_a_project_that_could_not_be_read_has_none(kit: SimpleNamespace) -> None:
    """Its page is a notice."""
    assert diagrams_of(Project("x", kit.project().charter, notice=True), {}, {}, Words()) == {}


def test_gaelic_has_every_text() -> None:
    """Every key of the English texts is there, and both languages fill the same values."""
    import re

    import yaml

    folder = Path(str(__import__("mfi_site.wording").__file__)).parent / "wording" / "texts"
    english, gaelic = (yaml.safe_load((folder / code / "diagram.yml").read_text("utf-8")) for code in ("en-GB", "gd"))
    assert set(english) == set(gaelic)
    for key, text in english.items():
        fields = set(re.findall(r"{\w+}", str(text)))
        assert set(re.findall(r"{\w+}", str(gaelic[key]))) == fields
    assert words("gd").say("diagram.aim") == "Amas"
