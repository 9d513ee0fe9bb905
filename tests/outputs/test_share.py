"""What other schools may show."""

from __future__ import annotations

import json


def test_what_is_shared_has_every_idea_with_its_learning(public: dict[str, bytes]) -> None:
    """Another school finds what was tried, at what scale and what it taught."""
    shared = json.loads(public["share/board.json"])
    ideas = {i["id"]: i for i in shared["projects"][0]["ideas"]}
    assert ideas["wall"]["state"] == "abandoned" and ideas["wall"]["scale"] == "group"
    assert ideas["wall"]["learning"] == "Pupils use what is on their desk."
