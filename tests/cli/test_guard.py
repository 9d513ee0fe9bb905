"""The guard as a school meets it: what it says, when it stops a commit, and what it never repeats."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from mfi_site.cli import program
from mfi_site.cli._errors import UserError

ROOT = Path(__file__).parents[2]
SECRET = "mother.of.one@mail.example.org"
BOARD = "name: Craigrowan Primary School\ncontact: office@craigrowan.example\nprogramme:\n" \
        "  started: 2025-08-25\n  contact: team@programme.example\n"


def guard(*arguments: str | Path) -> Result:
    return CliRunner().invoke(program, ["guard", *map(str, arguments)])


def git(folder: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
                   "PYTHONPATH": str(ROOT)}
    settings = ("-c", "user.name=A school", "-c", "user.email=school@example.org", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *settings, *arguments], cwd=folder, env=environment, check=check,
                          capture_output=True, text=True)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with nothing to find, in a repository of its own."""
    folder = tmp_path / "content"
    (folder / "pages").mkdir(parents=True)
    (folder / "shared").mkdir()
    (folder / "board.yml").write_text(BOARD)
    (folder / "shared/schools.yml").write_text(
        "schools:\n  - {name: Other, feed: 'https://u@board.other.example/board.json'}\n")
    (folder / "pages/visit.md").write_text("---\ntitle: Visit\n---\nWrite to office@craigrowan.example, P4 or P7.\n")
    git(tmp_path, "init", "-q")
    return folder


def test_nothing_found_is_not_called_safe(content: Path) -> None:
    """Contacts and the addresses of other schools are left; the last line never says that files are safe."""
    result = guard("--content", content)
    assert result.exit_code == 0, result.output
    assert "cannot tell that a file is safe" in result.output
    assert "private" in result.output


def test_what_is_found_is_placed_and_never_repeated(content: Path) -> None:
    """A finding has file, line, column and repair, and holds no piece of the identifier; exit 1."""
    (content / "pages/trip.md").write_text(f"---\ntitle: Trip\n---\nAsk {SECRET} about it.\n")
    result = guard("--content", content)
    assert result.exit_code == 1
    assert "pages/trip.md:4:5: problem: This looks like a person's e-mail address." in result.output
    assert "mother" not in result.output and "mail.example" not in result.output


@pytest.mark.parametrize("command", [("build", "-o", "site"), ("check",), ("check", "--format", "json")])
@pytest.mark.parametrize("broken", ["pages/trip.md", "board.yml"])
def test_no_problem_of_another_kind_repeats_it(content: Path, command: tuple[str, ...], broken: str,
                                              monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that cannot be read is told, by its repair and its source too, without the identifier on it."""
    monkeypatch.chdir(content.parent)
    monkeypatch.delenv("CI", raising=False)
    before = (content / broken).read_text() if broken == "board.yml" else "---\n"
    (content / broken).write_text(f"{before}title: Ask: {SECRET}\n---\n")
    result = CliRunner().invoke(program, [command[0], str(content), *command[1:]])
    assert "A second colon" in result.output
    assert "mother" not in result.output and "mail.example" not in result.output


def test_a_name_of_a_file_is_looked_at_and_not_repeated(content: Path) -> None:
    """An address in a file's name is found, and the message names the folder alone."""
    (content / "pages" / f"{SECRET}.md").write_text("x")
    result = guard("--content", content)
    assert result.exit_code == 1
    assert "mother" not in result.output


def test_tables_and_spreadsheets_beside_the_board_are_looked_at(content: Path, tmp_path: Path) -> None:
    """A table with names is found where the build would not even read it, in CSV and in Excel's own format."""
    (content / "class.csv").write_text("Forename,Surname,Score\nA,B,3\n")
    assert guard(content / "class.csv").exit_code == 1
    sheet = tmp_path / "class.xlsx"
    _workbook(sheet, [["Class list"], ["Pupil name", "Score"], ["x", "3"]])
    result = guard(sheet)
    assert result.exit_code == 1
    assert "(sheet 1)" in result.output
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 not really")
    assert "not looked into" in guard(tmp_path / "broken.xlsx").output


def test_only_the_index_counts_before_a_commit(content: Path, tmp_path: Path) -> None:
    """--staged reads what the commit would hold: neither a repair nor a fault that is not staged counts."""
    page = content / "pages/trip.md"
    page.write_text(f"Ask {SECRET}\n")
    assert guard("--staged", "--content", content).exit_code == 0
    git(tmp_path, "add", ".")
    page.write_text("Ask the office.\n")
    assert guard("--staged", "--content", content).exit_code == 1
    git(tmp_path, "add", ".")
    assert guard("--staged", "--content", content).exit_code == 0


def test_the_history_remembers(content: Path, tmp_path: Path) -> None:
    """--history finds what was committed and taken out again, with its oldest commit, also on another branch."""
    page = content / "pages/trip.md"
    page.write_text(f"Ask {SECRET}\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    first = git(tmp_path, "rev-parse", "--short", "HEAD").stdout.strip()
    git(tmp_path, "branch", "old")
    git(tmp_path, "rm", "-q", str(page))
    git(tmp_path, "commit", "-qm", "two")
    assert guard("--content", content).exit_code == 0
    result = guard("--history", "--content", content)
    assert result.exit_code == 1
    assert f"since {first}" in result.output and "mother" not in result.output


def test_the_history_remembers_words_and_names(content: Path, tmp_path: Path) -> None:
    """--history finds what stands in the message of a commit or in a name that a file once had, and repeats neither."""
    page = content / "pages/trip.md"
    page.write_text("Ask the office.\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", f"Trip\n\nAsk {SECRET}")
    git(tmp_path, "mv", str(page), str(content / "pages/07700 900123.md"))
    git(tmp_path, "commit", "-qm", "two")
    git(tmp_path, "mv", str(content / "pages/07700 900123.md"), str(page))
    git(tmp_path, "commit", "-qm", "three \x01 and \x02 signs")
    git(tmp_path, "rm", "-q", str(page))
    git(tmp_path, "commit", "-qm", f"Only taken out, see {SECRET}")
    assert guard("--content", content).exit_code == 0
    result = guard("--history", "--content", content)
    assert result.exit_code == 1
    assert result.output.count("(the message of a commit)") == 2 and "(the name of a file)" in result.output
    assert "mother" not in result.output and "900123" not in result.output


def test_the_name_of_a_folder_is_told_once(content: Path) -> None:
    """A folder whose name holds an identifier is told once and not repeated; one above the content is not told."""
    folder = content / "pages/anna@example.com"
    folder.mkdir()
    for name in ("a.md", "b.md"):
        (folder / name).write_text("Ask the office.\n")
    result = guard("--content", content)
    assert result.exit_code == 1
    assert result.output.count("e-mail address") == 1
    assert "(the name of a folder)/a.md" in result.output and "anna" not in result.output
    assert guard(folder, "--content", content).exit_code == 0


def test_the_hook_stops_a_commit(content: Path, tmp_path: Path) -> None:
    """After --install git refuses a commit with an identifier and takes one without."""
    assert guard("--install", "--content", content).exit_code == 0
    hook = tmp_path / ".git/hooks/pre-commit"
    assert os.access(hook, os.X_OK) and sys.executable in hook.read_text()
    (content / "pages/trip.md").write_text(f"Ask {SECRET}\n")
    git(tmp_path, "add", ".")
    refused = git(tmp_path, "commit", "-qm", "one", check=False)
    assert refused.returncode == 1
    assert "e-mail address" in refused.stdout + refused.stderr
    (content / "pages/trip.md").write_text("Ask the office.\n")
    git(tmp_path, "add", ".")
    assert git(tmp_path, "commit", "-qm", "one", check=False).returncode == 0
    assert guard("--install", "--content", content).exit_code == 0


def test_a_foreign_hook_is_left(content: Path, tmp_path: Path) -> None:
    """A hook that another program wrote is not overwritten; the message gives the line to add."""
    hook = tmp_path / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\ntrue\n")
    result = guard("--install", "--content", content)
    assert isinstance(result.exception, UserError)
    assert "guard --staged --content content" in str(result.exception)
    assert hook.read_text() == "#!/bin/sh\ntrue\n"


def test_explain_lists_every_kind() -> None:
    """--explain has a line for each kind of finding that there is."""
    from mfi_site.cli._guard import LOOKED_FOR
    from mfi_site.guard.identifier import SENTENCES

    assert set(LOOKED_FOR) == set(SENTENCES)
    assert all(line in guard("--explain").output for line in LOOKED_FOR.values())


def test_two_tasks_at_once_are_refused() -> None:
    """--staged and --history together are a mistake that is told, not guessed at."""
    result = guard("--staged", "--history")
    assert isinstance(result.exception, UserError) and result.exception.code == 2


def test_the_demonstration_school_gives_no_alarm() -> None:
    """No file of the demonstration school is taken for a child."""
    assert guard("--content", ROOT / "content").exit_code == 0


def _workbook(path: Path, rows: list[list[str]]) -> None:
    """The least that an .xlsx file can be."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packed = "http://schemas.openxmlformats.org/package/2006"
    cells = "".join(
        f'<row r="{r}">' + "".join(f'<c r="{chr(64 + c)}{r}" t="inlineStr"><is><t>{text}</t></is></c>'
                                   for c, text in enumerate(row, 1)) + "</row>" for r, row in enumerate(rows, 1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{packed}/content-types"><Default Extension="xml" '
                               'ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{packed}/relationships"><Relationship Id="r1" '
                       f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{packed}/relationships"><Relationship Id="r1" '
                                      f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
                           '<sheet name="Names" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    with ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
