"""PINs of operators: kept as argon2id hashes, never as they are."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from tracker_desktop.errors import Refused

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 4, 64


@functools.cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher, Type

    return PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1, type=Type.ID)


def hash_pin(pin: str) -> str:
    """The argon2id hash of a PIN (64 MiB, 3 rounds). Raises Refused: pin_length, pin_unreadable."""
    if not SHORTEST <= len(pin) <= LONGEST:
        raise Refused("pin_length", low=SHORTEST, high=LONGEST)
    if not pin.isprintable() or pin != pin.strip():
        raise Refused("pin_unreadable")
    return _hasher().hash(pin)


def verify_pin(pin_hash: str | None, pin: str) -> bool:
    """Whether this is the PIN behind the hash; where no PIN was ever set, only the empty one is right."""
    if pin_hash is None:
        return pin == ""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False
