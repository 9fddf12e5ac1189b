"""Programs lp and lpstat in a folder of their own: real processes that note what they were given and answer as CUPS."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PROGRAM = """#!{python} -I
import json, os, pathlib, shutil, sys, time
folder = pathlib.Path({folder!r})
name = pathlib.Path(sys.argv[0]).name
words = sys.argv[1:]
answers = json.loads((folder / "answers.json").read_text("utf-8"))
with (folder / "calls.jsonl").open("a", encoding="utf-8") as calls:
    calls.write(json.dumps([name, *words, os.environ.get("LC_ALL")]) + "\\n")
if name == "lp" and os.path.exists(words[-1]):
    shutil.copy(words[-1], folder / "printed")
answer = answers.get(name if name == "lp" else f"lpstat {{words[0]}}", {{}})
time.sleep(answer.get("seconds", 0))
sys.stdout.write(answer.get("out", ""))
sys.stderr.buffer.write(answer.get("err", "").encode("utf-8", "surrogateescape"))
sys.exit(answer.get("code", 0))
"""
IDLE = "printer laser is idle.  enabled since Tue Nov 24 09:00:00 2026\n\tForm mounted:\n\tAlerts: none\n"


@dataclass
class FakeCups:
    """The programs' folder. `answer` says what one of them says from now on; `calls` what they were given."""

    folder: Path

    def answer(self, program: str, out: str = "", err: str = "", code: int = 0, seconds: float = 0.0) -> None:
        path = self.folder / "answers.json"
        answers = json.loads(path.read_text("utf-8"))
        answers[program] = {"out": out, "err": err, "code": code, "seconds": seconds}
        path.write_text(json.dumps(answers), "utf-8")

    def calls(self, name: str) -> list[list[str]]:
        path = self.folder / "calls.jsonl"
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        return [words[1:] for words in map(json.loads, lines) if words[0] == name]

    @property
    def printed(self) -> bytes:
        """The file that lp was given last."""
        return (self.folder / "printed").read_bytes()


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeCups:
    """CUPS with a laser printer, which is ready, and a label printer."""
    folder = tmp_path / "cups"
    programs = folder / "bin"
    programs.mkdir(parents=True)
    for name in ("lp", "lpstat"):
        path = programs / name
        path.write_text(PROGRAM.format(python=sys.executable, folder=str(folder)), "utf-8")
        path.chmod(0o755)
    (folder / "answers.json").write_text("{}", "utf-8")
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    made = FakeCups(folder)
    made.answer("lpstat -e", "laser\nlabels_counter\n")
    made.answer("lpstat -d", "system default destination: laser\n")
    made.answer("lp", "request id is laser-12 (1 file(s))\n")
    made.answer("lpstat -l", IDLE)
    return made


@pytest.fixture
def no_cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No print programs at all."""
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setenv("PATH", str(empty))
    assert shutil.which("lp") is None
