"""How what an asset cost is written down over the years. Whole numbers alone: amounts are integers of the smallest
unit that the caller counts in, and each year's amount is rounded half even to the office's decimals.

The last year takes the rest, so that all years add up to exactly what was to be written down.
"""
