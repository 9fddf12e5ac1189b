"""All kinds of transactions by their name in the journal. A new file in this folder is found by itself."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterator, Mapping

import tracker_desktop.transactions as folder
from tracker_desktop.transactions.base import Transaction


def _below(kind: type[Transaction]) -> Iterator[type[Transaction]]:
    for subclass in kind.__subclasses__():
        if "kind" in vars(subclass):
            yield subclass
        yield from _below(subclass)


@functools.cache
def by_kind() -> Mapping[str, type[Transaction]]:
    """Every transaction class by its kind. Raises ValueError where two share one."""
    for module in pkgutil.iter_modules(folder.__path__):
        importlib.import_module(f"{folder.__name__}.{module.name}")
    kinds: dict[str, type[Transaction]] = {}
    for transaction in _below(Transaction):  # type: ignore[type-abstract]
        if not transaction.__module__.startswith(folder.__name__):
            continue
        if kinds.setdefault(transaction.kind, transaction) is not transaction:
            raise ValueError(f"two transactions are called {transaction.kind}")
    return kinds
