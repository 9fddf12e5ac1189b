"""A disk that is full soon: no file grows beyond so many bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

posix = pytest.mark.skipif(os.name != "posix", reason="no such limit")


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """What is written meanwhile by this process has no more room than that in each file."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
