"""MACRS, general depreciation system: the percentage tables of IRS Publication 946, Appendix A, in 1/1000 per cent.

Tables A-1 (half-year), A-2 to A-5 (mid-quarter, by the quarter of placing in service), A-6 (residential rental
property, 27.5 years) and A-7a (nonresidential real property, 39 years; both mid-month).
"""

from __future__ import annotations

from tracker_desktop.depreciation.fiscal import HALF_MONTH, MONTH, YEAR

WHOLE = 100_000
PERSONAL = ("3", "5", "7", "10", "15", "20")
REAL = ("27.5", "39")

_A1 = """
33.33 44.45 14.81 7.41
20.00 32.00 19.20 11.52 11.52 5.76
14.29 24.49 17.49 12.49 8.93 8.92 8.93 4.46
10.00 18.00 14.40 11.52 9.22 7.37 6.55 6.55 6.56 6.55 3.28
5.00 9.50 8.55 7.70 6.93 6.23 5.90 5.90 5.91 5.90 5.91 5.90 5.91 5.90 5.91 2.95
3.750 7.219 6.677 6.177 5.713 5.285 4.888 4.522 4.462 4.461 4.462 4.461 4.462 4.461 4.462 4.461 4.462 4.461 4.462 4.461 2.231
"""  # noqa: E501 - a table has lines as long as it has years
_A2 = """
58.33 27.78 12.35 1.54
35.00 26.00 15.60 11.01 11.01 1.38
25.00 21.43 15.31 10.93 8.75 8.74 8.75 1.09
17.50 16.50 13.20 10.56 8.45 6.76 6.55 6.55 6.56 6.55 0.82
8.75 9.13 8.21 7.39 6.65 5.99 5.90 5.91 5.90 5.91 5.90 5.91 5.90 5.91 5.90 0.74
6.563 7.000 6.482 5.996 5.546 5.130 4.746 4.459 4.459 4.459 4.459 4.460 4.459 4.460 4.459 4.460 4.459 4.460 4.459 4.460 0.565
"""  # noqa: E501
_A3 = """
41.67 38.89 14.14 5.30
25.00 30.00 18.00 11.37 11.37 4.26
17.85 23.47 16.76 11.97 8.87 8.87 8.87 3.34
12.50 17.50 14.00 11.20 8.96 7.17 6.55 6.55 6.56 6.55 2.46
6.25 9.38 8.44 7.59 6.83 6.15 5.91 5.90 5.91 5.90 5.91 5.90 5.91 5.90 5.91 2.21
4.688 7.148 6.612 6.116 5.658 5.233 4.841 4.478 4.463 4.463 4.463 4.463 4.463 4.463 4.462 4.463 4.462 4.463 4.462 4.463 1.673
"""  # noqa: E501
_A4 = """
25.00 50.00 16.67 8.33
15.00 34.00 20.40 12.24 11.30 7.06
10.71 25.51 18.22 13.02 9.30 8.85 8.86 5.53
7.50 18.50 14.80 11.84 9.47 7.58 6.55 6.55 6.56 6.55 4.10
3.75 9.63 8.66 7.80 7.02 6.31 5.90 5.90 5.91 5.90 5.91 5.90 5.91 5.90 5.91 3.69
2.813 7.289 6.742 6.237 5.769 5.336 4.936 4.566 4.460 4.460 4.460 4.460 4.461 4.460 4.461 4.460 4.461 4.460 4.461 4.460 2.788
"""  # noqa: E501
_A5 = """
8.33 61.11 20.37 10.19
5.00 38.00 22.80 13.68 10.94 9.58
3.57 27.55 19.68 14.06 10.04 8.73 8.73 7.64
2.50 19.50 15.60 12.48 9.98 7.99 6.55 6.55 6.56 6.55 5.74
1.25 9.88 8.89 8.00 7.20 6.48 5.90 5.90 5.90 5.91 5.90 5.91 5.90 5.91 5.90 5.17
0.938 7.430 6.872 6.357 5.880 5.439 5.031 4.654 4.458 4.458 4.458 4.458 4.458 4.458 4.458 4.458 4.458 4.459 4.458 4.459 3.901
"""  # noqa: E501
_ENDS = (3_636, 3_637)
"""What A-6 has by turns from the tenth year to the 27th."""


def _parsed(table: str) -> dict[str, tuple[int, ...]]:
    lines = table.strip().splitlines()
    found = [
        tuple(int(word.replace(".", "").ljust(len(word.split(".")[0]) + 3, "0")) for word in line.split())
        for line in lines
    ]
    return dict(zip(PERSONAL, found, strict=True))


HALF_YEARS = _parsed(_A1)
QUARTERS = tuple(map(_parsed, (_A2, _A3, _A4, _A5)))


def _residential(month: int) -> tuple[int, ...]:
    """Table A-6 for a month of placing in service, counted from 0."""
    turns = _ENDS if month >= 6 else _ENDS[::-1]
    rates = [3_485 - 303 * month, *[3_636] * 8, *(turns[year % 2] for year in range(18))]
    rest = WHOLE - sum(rates)
    return (*rates, rest) if month < 6 else (*rates, 3_636, rest - 3_636)


def _nonresidential(month: int) -> tuple[int, ...]:
    """Table A-7a for a month of placing in service, counted from 0."""
    first = 2_461 - 214 * month
    return (first, *[2_564] * 38, WHOLE - first - 38 * 2_564)


MONTHS = {
    "27.5": tuple(map(_residential, range(12))),
    "39": tuple(map(_nonresidential, range(12))),
}


def rates_of(kind: str, begun: int, first: int) -> tuple[int, ...]:
    """The rates of a class (3, 5, ... 39) by fiscal year. `begun`: where in the first year it was placed in service,
    `first`: how many parts of that year count."""
    if kind in MONTHS:
        return MONTHS[kind][begun // MONTH]
    if first == YEAR // 2:
        return HALF_YEARS[kind]
    return QUARTERS[(YEAR - first - 3 * HALF_MONTH) // (3 * MONTH)][kind]
