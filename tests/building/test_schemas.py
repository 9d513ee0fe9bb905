"""The schemas that editors complete from accept what the model accepts."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mfi_site.model.project import Charter

BASE: dict[str, Any] = {"title": "Phonics", "started": "2025-08-25"}


@pytest.mark.parametrize(("frequency", "valid"), [
    ("weekly", True), ("termly", True), (20, True), (1, True), ("often", False), (0, False), (400, False),
])
def test_a_frequency_is_a_word_or_a_number_of_days(frequency: Any, valid: bool) -> None:
    """`frequency: 20` is as good in an editor as `frequency: weekly`, and nothing else is."""
    charter = {**BASE, "measures": [{"id": "late", "name": "Number late", "frequency": frequency}]}
    assert Draft202012Validator(Charter.model_json_schema(by_alias=True)).is_valid(charter) is valid
