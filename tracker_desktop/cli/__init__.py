"""The same jobs with no window. Without a command the window opens.

Exit status: 0 done, 1 refused with one sentence on standard error, 2 wrong use.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from tracker_desktop.cli.answers import OutputLost, log_bug, no_more_output, refuse, say
from tracker_desktop.cli.arguments import parsed, parser_of
from tracker_desktop.errors import Refused
from tracker_desktop.folders import data_folder
from tracker_desktop.reports.charts import DRAW_CHARTS


def main(arguments: Sequence[str] | None = None, *, window: Callable[[str], int] | None = None) -> int:
    """Run a command of the command line, or open the window for a database where there is none.

    Returns the exit status.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == [DRAW_CHARTS]:
        from tracker_desktop.reports.charts.apart import draw

        return draw()
    parser = parser_of(__doc__, words)
    options = parsed(parser, words)
    if options.job is None and window is None:
        parser.error("a command is needed")
    options.db = options.db or os.environ.get("TRACKER_DB") or str(data_folder() / "office.db")
    try:
        return int(options.job.run(options) if options.job is not None else window(options.db))  # type: ignore[misc]
    except Refused as refusal:
        return refuse(options, refusal)
    except OutputLost as lost:
        no_more_output()
        return 1 if isinstance(lost.__cause__, BrokenPipeError) else say(str(Refused("cli_output", why=lost)))
    except KeyboardInterrupt:
        return refuse(options, Refused("cli_interrupted"))
    except Exception:
        return refuse(options, Refused("cli_bug", log=log_bug()))
