"""`mfi-site review` tells the coach what would become public, and the public nothing that is closed."""

from __future__ import annotations

import re

from tests.cli.histories import History, only, rows


def test_a_roll_that_loses_one_pupil_is_told_before_it_is_public(history: History) -> None:
    """A roll of 24 that becomes 23 is named for the coach; in public its numbers are not said."""
    history.write("projects/reading-p3/measures/nights.csv", rows(12) + "2026-05-01,15,23,\n")
    (note,) = only(history.json("HEAD"))["privacy"]
    assert "a roll of 24 becomes 23" in note
    (note,) = only(history.json("HEAD", "--audience", "public"))["privacy"]
    assert "changes a little" in note and not re.search(r"\b2[34]\b", note.replace("24 April", ""))


def test_a_hidden_roll_that_changes_is_told_without_its_days(history: History) -> None:
    """Where the groups are not published, the public review says neither when the roll changed nor by how many."""
    path = "projects/reading-p3/measures/nights.csv"
    history.write(path, "date,numerator,denominator,note\n2026-04-17,7,12,\n2026-04-24,7,12,\n")
    history.commit()
    history.write(path, "date,numerator,denominator,note\n2026-04-17,7,12,\n2026-04-24,7,12,\n2026-05-01,7,11,\n")
    notes = only(history.json("HEAD", "--audience", "public"))["privacy"]
    (note,) = [note for note in notes if "changes a little" in note]
    assert not re.search(r"\b\d|April|May|the one", note)


def test_a_percentage_that_gives_a_count_away_is_told(history: History) -> None:
    """A new percentage of 14 pupils that only one count can give is named, for the coach with the count."""
    history.write("projects/reading-p3/measures/nights.csv", rows(3, roll=14))
    history.commit()
    history.write("projects/reading-p3/measures/nights.csv", rows(4, roll=14))
    (note,) = only(history.json("HEAD"))["privacy"]
    assert "can only be 12 of 14" in note
    (note,) = only(history.json("HEAD", "--audience", "public"))["privacy"]
    assert "12 of 14" not in note and "only come from one count" in note


def test_a_measure_that_was_closed_and_opens(history: History) -> None:
    """A sensitive measure that is approved, and a project that opens, are said to become public."""
    path = "projects/reading-p3/charter.md"
    history.change(path, "    goal: 80\n", "    goal: 80\n    sensitive: yes\n")
    history.commit()
    history.change(path, "    sensitive: yes\n", "    sensitive: yes\n    approved_by: Headteacher, 2026-05-01\n")
    assert any("public for the first time" in n for n in only(history.json("HEAD"))["privacy"])
    history.change(path, "title: Reading", "audience: coach\ntitle: Reading")
    history.commit()
    history.change(path, "audience: coach\n", "")
    assert any("whole project" in n for n in only(history.json("HEAD", "--audience", "public"))["privacy"])


def test_a_public_review_does_not_tell_that_something_closed_changed(history: History) -> None:
    """Pages, parts and projects for the coach alone that are new or say another thing make no line in public."""
    page = "---\ntitle: Talks\ncoach_only: [Ours]\n---\nopen\n\n**Ours:** one\n"
    history.write("pages/talks.md", page)
    history.write("pages/private.md", "---\ntitle: Private\naudience: coach\n---\none\n")
    history.commit()
    unchanged = history.json("HEAD", "--audience", "public")
    history.write("pages/talks.md", page.replace("one", "two"))
    history.write("pages/private.md", "---\ntitle: Private\naudience: coach\n---\ntwo\n")
    history.write("pages/about-one-pupil.md", "---\ntitle: One\naudience: coach\n---\nnew\n")
    history.write("projects/hidden/charter.md", "---\ntitle: Hidden\nstarted: 2026-01-05\naudience: coach\n---\n")
    assert history.json("HEAD", "--audience", "public") == unchanged
    assert len(history.json("HEAD", "--audience", "coach")["board"]) == 3
    history.write("pages/talks.md", page.replace("open", "another"))
    assert history.json("HEAD", "--audience", "public")["board"] == ["The page \u201ctalks\u201d changed."]


def test_what_is_for_the_coach_alone_is_in_no_public_review(history: History) -> None:
    """A secret word in every closed place is in no format of the public review, and CI is public by itself."""
    secret = "Xylophonist"
    path = "projects/reading-p3/charter.md"
    history.change(path, "started: 2026-01-05\n", f"started: 2026-01-05\nmanager: {secret}\ninfluence: {secret}\n"
                   f"coach_only: [Private]\nprogress: 2.5\n")
    why = "Reading at home makes readers.\n"
    history.change(path, why, f"{why}\n## Private\n\n{secret}\n")
    history.write("projects/reading-p3/contacts.yml", f"- {{date: 2026-03-03, how: call, note: {secret}}}\n")
    history.write("projects/reading-p3/reports/2026-03.md", f"---\nsubmitted: 2026-03-14\nexception: {secret}\n---\n\n"
                  f"## Next steps\n\nBags.\n\n## Human side of change\n\n{secret}\n")
    history.write("projects/reading-p3/reports/2026-03.feedback.md", f"---\nsent: 2026-03-20\n---\n\n{secret}\n")
    test = f"---\nchange: bag\naudience: coach\nconditions: {secret}\n---\n"
    history.write("projects/reading-p3/pdsa/01-bag.md", test)
    history.write("projects/closed/charter.md", f"---\ntitle: {secret}\naudience: coach\nstarted: 2026-02-02\n---\n")
    for form in ("markdown", "html", "json"):
        for arguments, env in ((("--audience", "public"), {}), ((), {"CI": "true"})):
            output = history.run("HEAD", "--format", form, *arguments, env=env).output
            assert "Reading at home" in output and secret not in output
    assert "for the coach" in history.run("HEAD", "--audience", "coach", env={"CI": "true"}).output
