"""The baskets of this desk: at most one open a mode, the others put aside. Each change is kept in the desk's file."""

from __future__ import annotations

import logging
from dataclasses import replace

from tracker_desktop.counter.as_json import from_json, to_json
from tracker_desktop.counter.basket import Basket
from tracker_desktop.store.desk_file import DeskFile
from tracker_desktop.store.store import new_uid

log = logging.getLogger("tracker.counter")


class Drafts:
    """`file` is None where drafts need not survive the program (the command line)."""

    def __init__(self, file: DeskFile | None) -> None:
        self._file = file
        self._baskets: dict[str, Basket] = {}
        self._open: dict[str, str] = {}
        self._kept: set[str] = set()
        self.thrown: Basket | None = None

    def open(self, mode: str) -> Basket:
        """The open basket of a mode, a new one where there is none."""
        uid = self._open.get(mode)
        if uid is None or uid not in self._baskets:
            return Basket(new_uid(), mode)
        return self._baskets[uid]

    def keep(self, basket: Basket) -> None:
        """Take a changed basket as the open one of its mode, on the disk before this returns."""
        basket = replace(basket, aside=False)
        self._save(basket)
        self._baskets[basket.uid] = basket
        self._open[basket.mode] = basket.uid

    def drop(self, basket: Basket) -> None:
        """It was posted or thrown away."""
        self._baskets.pop(basket.uid, None)
        if self._open.get(basket.mode) == basket.uid:
            del self._open[basket.mode]
        self._forget(basket.uid)

    def put_aside(self, mode: str) -> Basket | None:
        """Close the open basket of a mode and keep it as a draft; an empty one is forgotten."""
        uid = self._open.pop(mode, None)
        basket = None if uid is None else self._baskets.get(uid)
        if basket is None or basket.is_empty:
            self._baskets.pop(uid or "", None)
            return None
        self._baskets[basket.uid] = replace(basket, aside=True)
        self._save(self._baskets[basket.uid])
        return basket

    def take_up(self, uid: str) -> Basket | None:
        """Open a draft again; None where it is gone."""
        basket = self._baskets.get(uid)
        if basket is not None:
            self.put_aside(basket.mode)
            self._open[basket.mode] = uid
        return basket

    def aside(self, mode: str) -> tuple[Basket, ...]:
        """All baskets with something in them but the open one of this mode, the oldest first."""
        here = self._open.get(mode)
        return tuple(one for one in self._baskets.values() if one.uid != here and not one.is_empty)

    def load(self) -> list[Basket]:
        """Read the drafts of the last run; those that were open are open again. One that cannot be read any more stays
        in the file and is passed over."""
        for draft in () if self._file is None else self._file.drafts():
            try:
                basket = from_json(Basket, draft.body)
            except (ValueError, TypeError, KeyError):
                log.exception("a draft cannot be read")
                continue
            self._baskets[basket.uid] = basket
            self._kept.add(basket.uid)
            if not basket.aside:
                self._open[basket.mode] = basket.uid
        return list(self._baskets.values())

    def replace(self, basket: Basket) -> None:
        """Bring a basket up to date without opening it."""
        self._baskets[basket.uid] = basket

    def _save(self, basket: Basket) -> None:
        if basket.is_empty:
            self._forget(basket.uid)
        elif self._file is not None:
            self._file.save(basket.uid, basket.mode, to_json(replace(basket, order=None)))
            self._kept.add(basket.uid)

    def _forget(self, uid: str) -> None:
        if self._file is not None and uid in self._kept:
            self._file.drop(uid)
            self._kept.discard(uid)
