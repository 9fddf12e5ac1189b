"""Programs of the system: what they said, and an end to all that does not end by itself."""

from __future__ import annotations

import sys
import threading
import time

import pytest

from tracker_desktop.printing import programs
from tracker_desktop.printing.programs import Output, run
from tracker_desktop.store.watch import Stopped, Watch

LEAVES_ONE = (
    "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(4)']); print('ok')"
)


def python(program: str, seconds: float = 20.0, told: str | None = None, watch: Watch | None = None) -> Output:
    return run((sys.executable, "-I", "-c", program), seconds, watch or Watch(), told)


def test_what_it_was_told_and_what_it_said() -> None:
    said = python("import sys; t = sys.stdin.read(); print(t); print(t[:2], file=sys.stderr); sys.exit(3)", told="a b")
    assert said == Output(3, "a b\n", "a \n")
    assert python("import sys; print(len(sys.stdin.read()))") == Output(0, "0\n", "")
    assert python("import sys; print(len(sys.stdin.read()))", told="x" * 3_000_000).out == "3000000\n"


def test_bytes_that_are_no_text_are_shown_as_such() -> None:
    assert python("import sys; sys.stderr.buffer.write(b'caf\\xe9')").err == "caf\ufffd"


def test_what_it_left_behind_is_not_waited_for() -> None:
    begun = time.monotonic()
    assert python(LEAVES_ONE).out.strip() == "ok"
    assert time.monotonic() - begun < 3


def test_one_that_does_not_stop_talking_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "MOST", 100_000)
    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        python("while True: print('word ' * 100)")
    assert time.monotonic() - begun < 5


def test_one_that_never_ends_is_ended_in_time_or_when_it_is_stopped() -> None:
    watch = Watch()
    threading.Timer(0.2, watch.cancelled.set).start()
    with pytest.raises(Stopped):
        python("import time; time.sleep(30)", watch=watch)
    with pytest.raises(TimeoutError):
        python("import time; time.sleep(30)", seconds=0.2)


def test_one_that_is_not_there_cannot_be_started() -> None:
    with pytest.raises(OSError, match="no-such-program"):
        run(("no-such-program",), 1.0, Watch())
