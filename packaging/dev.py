#!/usr/bin/env python3
"""The one door for who works on the project: python3 packaging/dev.py COMMAND.

This file alone must be read by any Python 3, so that an old one gets a sentence and not a syntax error.
"""

import sys

OLDEST = (3, 11)


def main() -> int:
    if sys.version_info < OLDEST:
        versions = OLDEST + sys.version_info[:2]
        again = "python{}.{} {}".format(OLDEST[0], OLDEST[1], " ".join(sys.argv))
        sys.stderr.write("Tracker Desktop needs Python {}.{} or newer; this is Python {}.{}.\n".format(*versions))
        sys.stderr.write("Start it with a newer one, for example: " + again + "\n")
        return 1
    import commands

    return commands.perform(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
