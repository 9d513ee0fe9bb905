"""What is for the coach alone, with a secret word in every place of it, stands in no byte of a published board."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from tests.disclose.boards import BOARD, CHARTER, built, differences

SECRET = "zanzibar"
CLOSED_FILES = {
    "projects/writing/reports/2025-10.feedback.md":
        f"---\nsent: 2025-10-20\nto: [team]\n---\n## What we liked\n\n{SECRET}1\n\n## Even better if\n\n- {SECRET}2\n",
    "projects/writing/contacts.yml": f"- {{date: 2025-10-01, with: [team], how: visit, note: {SECRET}3}}\n",
    "projects/writing/reports/2025-10.md": f"""---
submitted: 2025-10-14
progress: 3.5
exception: {SECRET}4
coach_only: [Learning and reflection, Planning]
---
## Aim

open1

## Learning and reflection

{SECRET}5

### Deeper

{SECRET}6

## Human side of change

{SECRET}7

### Deeper still

{SECRET}8

## Next steps

- open2
""",
    "projects/writing/reports/2025-11.md":
        f"---\nsubmitted: 2025-11-14\naudience: coach\n---\n## Aim\n\n{SECRET}9\n\n## Next steps\n\n- {SECRET}10\n",
    "projects/writing/pdsa/01-open.md": f"""---
change: card
started: 2025-09-08
ended: 2025-09-19
scale: group
conditions: open3
prediction_met: partly
decision: adapt
coach_only: [Study]
---
Plan
----

open4

Do
--

open5

Study
-----

{SECRET}11

Act
---

open6
""",
    "projects/writing/pdsa/02-closed.md": f"""---
change: card
started: 2025-10-06
ended: 2025-10-10
audience: coach
scale: class
conditions: {SECRET}12
prediction_met: yes
decision: adopt
---
## Plan
{SECRET}13
### Prediction
{SECRET}14
## Do
{SECRET}15
## Study
{SECRET}16
## Act
{SECRET}17
""",
    "projects/writing/tools/bone.yml":
        f"tool: fishbone\naudience: coach\ntitle: {SECRET}18\neffect: {SECRET}19\ncauses: {{People: [{SECRET}20]}}\n"
        f"learned: {SECRET}21\n",
    "projects/closed/charter.md":
        f"---\ntitle: {SECRET}22\nstarted: 2025-08-25\naudience: coach\ntags: [{SECRET}23]\naim: {SECRET}24\n"
        f"changes: [{{id: {SECRET}, idea: {SECRET}25}}]\n---\n{SECRET}26\n",
    "projects/broken/charter.md": "---\ntitle: [\naudience: coach\n---\n",
    "projects/broken/pdsa/01-x.md":
        f"---\nchange: x\nstarted: 2025-09-08\nconditions: {SECRET}27\n---\n## Plan\n{SECRET}28\n## Do\n{SECRET}29\n",
    "projects/broken/reports/2025-10.md": f"---\nsubmitted: 2025-10-14\n---\n## Next steps\n\n- {SECRET}30\n",
    "pages/closed.md": f"---\ntitle: {SECRET}31\naudience: coach\n---\n{SECRET}32\n",
    "pages/open.md": f"---\ntitle: Open\ncoach_only: [Ours]\n---\nopen7\n\n## Ours\n\n{SECRET}33\n\n"
                     "## Theirs\n\nopen8\n",
    "projects/writing/measures/m.csv": "date,numerator,denominator,note\n2025-09-01,15,24,open9\n",
}
CHARTER_SECRETS = f"""progress: 3.5
influence: {SECRET}34
protected_minutes: 3571
manager: {SECRET}35
review: {{ignore: [measure-family], because: {SECRET}36}}
coach_only: [Ours]
changes: [{{id: card, idea: A card with four signs}}]"""
CHARTER_PLAN = f"  - {{id: m, name: On track, sensitive: true, approved_by: '{SECRET}37, 2025-09-01'}}\n"
IMAGES = (f"- {{file: card.png, people: pupils, consent: {SECRET}40, expires: 2027-08-31, alt: open11}}\n"
          f"- {{file: old.png, people: pupils, consent: {SECRET}41, withdrawn: 2026-01-01, alt: {SECRET}42}}\n")


def picture(shade: int) -> bytes:
    """A PNG of one grey pixel."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes([0, shade])))
            + chunk(b"IEND", b""))


SECRET_BOARD: dict[str, str | bytes] = {
    "board.yml": BOARD, **CLOSED_FILES, "projects/writing/images.yml": IMAGES,
    "projects/writing/images/card.png": picture(10), "projects/writing/images/old.png": picture(20),
    "projects/writing/charter.md": CHARTER.format(charter=CHARTER_SECRETS, measures=CHARTER_PLAN)
    + f"\n### Ours\n\n{SECRET}38\n\n#### Deeper\n\n{SECRET}39\n\n## After\n\nopen10\n\n![](card.png)\n\n![](old.png)\n",
}
FOR_THE_COACH = (1, 2, 5, 6, 7, 8, 9, 11, 13, 14, 15, 16, 17, 19, 20, 22, 24, 25, 26, 31, 32, 33, 38, 39)


def test_nothing_for_the_coach_is_in_any_public_byte(tmp_path: Path) -> None:
    """A secret word in every coach-only field and file of a board stands nowhere in the public output."""
    files = built(SECRET_BOARD, tmp_path)
    everything = b"\n".join([path.encode() + b"\n" + data for path, data in files.items()])
    assert SECRET.encode() not in everything.lower()
    assert b"3571" not in everything
    for number in range(1, 12):
        assert f"open{number}".encode() in everything, number


def test_the_coach_sees_what_is_closed(tmp_path: Path) -> None:
    """With --audience coach the closed sections, cycles, reports, tools, pages and projects are there."""
    everything = b"\n".join(built(SECRET_BOARD, tmp_path, "coach").values())
    missing = [n for n in FOR_THE_COACH if f"{SECRET}{n}<".encode() not in everything
               and f"{SECRET}{n} ".encode() not in everything and f"{SECRET}{n}\n".encode() not in everything
               and f"{SECRET}{n}.".encode() not in everything and f'{SECRET}{n}"'.encode() not in everything]
    assert missing == []


def test_only_a_picture_with_consent_in_force_is_published(tmp_path: Path) -> None:
    """The picture whose consent was withdrawn is in no file, with its pixels as little as with its name."""
    files = built(SECRET_BOARD, tmp_path)
    pictures = [path for path in files if "card" in path or "old" in path]
    assert len([p for p in pictures if p.endswith(".png")]) == 1
    data = picture(20)[41:-12]
    assert not any(data in content for content in files.values())


def test_lateness_and_scores_do_not_change_the_public_site(tmp_path: Path) -> None:
    """When a report was handed in, its exception and every score may change without a public byte changing."""
    changes = {"submitted: 2025-10-14": "submitted: 2025-12-01", "progress: 3.5": "progress: 1.0",
               "sent: 2025-10-20": "sent: 2026-03-01", "3571": "15"}
    other = dict(SECRET_BOARD)
    for path, text in SECRET_BOARD.items():
        for before, after in changes.items():
            if isinstance(text, str):
                other[path] = text = text.replace(before, after)
    assert other != SECRET_BOARD
    assert differences(built(SECRET_BOARD, tmp_path), built(other, tmp_path)) == []
