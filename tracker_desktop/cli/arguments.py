"""What was typed, taken apart: options may stand before, between and behind what a command is given."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from tracker_desktop import __version__
from tracker_desktop.cli.job import FLAG, Job
from tracker_desktop.cli.jobs import jobs

ANYTHING = "--"
"""What follows it is no option."""


def parser_of(about: str | None, words: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of every command; of those that are not among the words it knows the name alone."""
    parser = argparse.ArgumentParser(prog="tracker-desktop", description=about, parents=[_general()])
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.set_defaults(job=None, db=None, json=False, told=False, operator=None)
    commands = parser.add_subparsers(metavar="COMMAND")
    for job in jobs():
        command = commands.add_parser(job.name, help=job.help, description=job.help, parents=[_general()])
        for argument in job.arguments if job.name in words else ():
            command.add_argument(*argument.names, **argument.options)
        command.set_defaults(job=job)
    return parser


def parsed(parser: argparse.ArgumentParser, arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of a command. Ends the program with exit status 2 where they are wrong."""
    options, more = parser.parse_known_args(arguments)
    if more and not (options.job and _is_placed(options.job, options, more)):
        parser.error(f"unrecognized arguments: {' '.join(more)}")
    return options


def _is_placed(job: Job, options: argparse.Namespace, more: Sequence[str]) -> bool:
    """Whether what argparse left behind an option found a place that was still empty."""
    end = more.index(ANYTHING) if ANYTHING in more else len(more)
    if any(word.startswith("-") and word != "-" for word in more[:end]):
        return False
    words = [*more[:end], *more[end + 1 :]]
    for argument in job.places:
        (name,) = argument.names
        if argument.options.get("nargs") == "+":
            setattr(options, name, [*getattr(options, name), *words])
            return True
        if words and getattr(options, name) == argument.options.get("default"):
            setattr(options, name, words.pop(0))
    return not words


def _general() -> argparse.ArgumentParser:
    """What may stand before and behind the command."""
    general = argparse.ArgumentParser(add_help=False)
    general.add_argument("--db", metavar="PATH-or-URL", default=argparse.SUPPRESS, help="which office (TRACKER_DB)")
    general.add_argument("--as", dest="operator", metavar="BADGE", default=argparse.SUPPRESS, help="who does this")
    general.add_argument("--json", action=FLAG, default=argparse.SUPPRESS, help="answer as JSON")
    return general
