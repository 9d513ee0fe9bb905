"""Which project of one version is which of the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mfi_site.coach.change.pairs import pairs


def project(name: str, **files: bytes) -> dict[str, bytes]:
    return {f"projects/{name}/{path.replace('_', '.')}": data for path, data in files.items()}


CHARTER = b"---\ntitle: Reading\naim: Read more\nstarted: 2026-01-05\n---\n"


def test_a_renamed_folder_is_found_by_its_files() -> None:
    """A folder whose files are the same under another name is the same project."""
    before = {"a": project("a", charter_md=CHARTER, m_csv=b"1")}
    after = {"b": project("b", charter_md=CHARTER, m_csv=b"1")}
    assert pairs(before, after) == (("a", "b"),)


def test_a_renamed_folder_may_change_its_charter_too() -> None:
    """A rename with a reworded charter is still a rename while the data are the same."""
    before = {"a": project("a", charter_md=CHARTER, m_csv=b"1", n_csv=b"2")}
    after = {"b": project("b", charter_md=CHARTER.replace(b"more", b"better"), m_csv=b"1", n_csv=b"2")}
    assert pairs(before, after) == (("a", "b"),)


def test_a_renamed_folder_may_be_edited_throughout() -> None:
    """A rename in the week in which the title changed and a value came is still a rename."""
    values = b"date,value\n2026-01-09,1\n2026-01-16,2\n2026-01-23,3\n"
    before = {"a": project("a", charter_md=CHARTER, m_csv=values)}
    after = {"b": project("b", charter_md=CHARTER.replace(b"Reading", b"Books"), m_csv=values + b"2026-01-30,4\n")}
    assert pairs(before, after) == (("a", "b"),)


def test_two_from_one_template_are_two() -> None:
    """Projects that share the lines of a template, and nothing that a team wrote, are not taken for one."""
    form = (b"---\ntitle: {0}\naim: {0}\nstarted: {1}\nstatus: active\nteam:\n  - role: Teacher\nmeasures:\n"
            b"  - id: {0}\n---\n")
    before = {"a": project("a", charter_md=form.replace(b"{0}", b"Maths").replace(b"{1}", b"2025-09-01"))}
    after = {"b": project("b", charter_md=form.replace(b"{0}", b"Lunch").replace(b"{1}", b"2026-01-05"))}
    assert pairs(before, after) == (("a", None), (None, "b"))


def test_two_strangers_are_not_one() -> None:
    """A project that leaves and another that joins are two, however alike their forms."""
    before, after = {"a": project("a", charter_md=CHARTER)}, {"b": project("b", charter_md=b"---\ntitle: Late\n---\n")}
    assert pairs(before, after) == (("a", None), (None, "b"))


def test_the_most_alike_are_taken_first() -> None:
    """Of two candidates the one that shares most is the renamed project, the other is new."""
    before = {"a": project("a", charter_md=CHARTER, m_csv=b"1", n_csv=b"2")}
    after = {"b": project("b", charter_md=CHARTER, m_csv=b"9", n_csv=b"2"),
             "c": project("c", charter_md=CHARTER, m_csv=b"1", n_csv=b"2")}
    assert pairs(before, after) == ((None, "b"), ("a", "c"))


Boards = st.dictionaries(st.sampled_from("abcdef"), st.dictionaries(
    st.sampled_from(["charter_md", "m_csv"]), st.sampled_from([b"1", b"2", CHARTER]), min_size=1), max_size=5)


@given(Boards, Boards)
def test_every_project_is_paired_once(before: dict[str, dict[str, bytes]], after: dict[str, dict[str, bytes]]) -> None:
    """Each project of either version stands in exactly one pair, and a name that stays is never paired away."""
    one = {name: project(name, **files) for name, files in before.items()}
    other = {name: project(name, **files) for name, files in after.items()}
    found = pairs(one, other)
    assert sorted(a for a, _ in found if a) == sorted(one)
    assert sorted(b for _, b in found if b) == sorted(other)
    assert all((name, name) in found for name in one.keys() & other.keys())
