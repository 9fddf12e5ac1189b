"""What a question is: a frozen dataclass with run(connection) that returns plain rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")


class Query(ABC, Generic[T]):
    """A question to the books. Runs on a reader in autocommit; fetches everything before it returns."""

    @abstractmethod
    def run(self, connection: Connection) -> T:
        """The answer as plain values: tuples, dataclasses, numbers, texts."""
