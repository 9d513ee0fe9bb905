"""The data package."""

from __future__ import annotations

import json


def test_the_data_package_describes_each_download(public: dict[str, bytes]) -> None:
    """Each CSV is a resource whose fields are the file's columns."""
    resources = {r["path"]: r for r in json.loads(public["datapackage.json"])["resources"] if "path" in r}
    assert set(resources) == {p for p in public if p.endswith(".csv")}
    for path, resource in resources.items():
        header = public[path].decode().splitlines()[0].split(",")
        assert [f["name"] for f in resource["schema"]["fields"]] == header
