"""The same jobs with no window. Without a command the window opens.

Exit status: 0 done, 1 refused with one sentence on standard error, 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence

from tracker_desktop import __version__
from tracker_desktop.cli.answers import OutputLost, log_bug, no_more_output, refuse, say
from tracker_desktop.cli.job import FLAG
from tracker_desktop.cli.jobs import jobs
from tracker_desktop.errors import Refused
from tracker_desktop.folders import data_folder
from tracker_desktop.reports.charts import DRAW_CHARTS


def main(arguments: Sequence[str] | None = None, *, window: Callable[[str], int] | None = None) -> int:
    """Run a command of the command line, or open the window for a database where there is none.

    Returns the exit status.
    """
    if arguments is not None and list(arguments) == [DRAW_CHARTS]:
        from tracker_desktop.reports.charts.apart import draw

        return draw()
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.run is None and window is None:
        parser.error("a command is needed")
    options.db = options.db or os.environ.get("TRACKER_DB") or str(data_folder() / "office.db")
    try:
        return int(options.run(options) if options.run is not None else window(options.db))  # type: ignore[misc]
    except Refused as refusal:
        return refuse(options, refusal)
    except OutputLost as lost:
        no_more_output()
        return 1 if isinstance(lost.__cause__, BrokenPipeError) else say(str(Refused("cli_output", why=lost)))
    except KeyboardInterrupt:
        return refuse(options, Refused("cli_interrupted"))
    except Exception:
        return refuse(options, Refused("cli_bug", log=log_bug()))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tracker-desktop", description=__doc__, parents=[_general()])
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.set_defaults(run=None, db=None, json=False, told=False, operator=None)
    commands = parser.add_subparsers(metavar="COMMAND")
    for job in jobs():
        command = commands.add_parser(job.name, help=job.help, description=job.help, parents=[_general()])
        for argument in job.takes:
            command.add_argument(*argument.names, **argument.options)
        command.set_defaults(run=job.run)
    return parser


def _general() -> argparse.ArgumentParser:
    """What may stand before and behind the command."""
    general = argparse.ArgumentParser(add_help=False)
    general.add_argument("--db", metavar="PATH-or-URL", default=argparse.SUPPRESS, help="which office (TRACKER_DB)")
    general.add_argument("--as", dest="operator", metavar="BADGE", default=argparse.SUPPRESS, help="who does this")
    general.add_argument("--json", action=FLAG, default=argparse.SUPPRESS, help="answer as JSON")
    return general
