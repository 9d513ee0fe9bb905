"""A Dask cluster through the same Executor interface, for an authority with thousands of projects."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from mfi_site.world.errors import WorldError


class NoCluster(WorldError):
    """The cluster cannot be used."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The executor of the scheduler at `address` (tcp://host:port). Raises NoCluster with the repair."""
    try:
        from distributed import Client
    except ImportError:
        raise NoCluster("Building on a cluster needs the extra: pip install 'mfi-site[dask]'.") from None
    try:
        client = Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise NoCluster(f"The cluster at {address} does not answer: {error}.") from None
    with client:
        yield client.get_executor(retries=2)
