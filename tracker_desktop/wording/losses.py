"""Sentences about losses."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "no_losses": "There is no loss to do this with. Select one in the list of losses.",
    "loss_ended": "The loss of {tag} ended on {day}: {state}. Choose one that is still missing.",
    "loss_future": "{day} is still to come. Enter the day on which it was lost, or leave it empty.",
    "loss_not_charged": "Nobody is charged for {tag}. Enter an amount to charge somebody.",
}

TITLES: dict[str, tuple[str, str]] = {
    "loss_told": ("{tag} reported {how}", "{description} · last at {place}{note} · {number}"),
    "loss_told_many": ("{count} assets reported {how}", "{tags}{note} · {number}"),
    "edit_loss": ("Loss of {tag} edited", "{fields}"),
    "edit_loss_report": ("Loss of {tag}: report made", "{fields}{number}"),
    "charge_loss": ("{amount} charged to {holder} for {tag}", "{description}{note} · {number}"),
    "uncharge_loss": ("Nobody is charged for {tag} any more", "The loss itself stays as it is{note}"),
    "recover_loss": ("{amount} recovered for {tag}", "What came in for the loss so far{note}"),
    "write_off_loss": ("{tag} written off: {how}", "{description} · book value {value}{saved} · {reason} · {number}"),
    "write_off_loss_many": ("{count} lost assets written off", "{tags} · book value {value}{saved} · {number}"),
    "ask_write_off_loss": ("Write off {tag}, {how}: book value {value}", "{description} · {reason}"),
    "ask_write_off_loss_many": ("Write off {count} lost assets: book value {value}", "{tags} · {reason}"),
    # parts of the rows above
    "saves_a_year": (" · saves {amount} a year", ""),
}

HOW = {"lost": "missing", "stolen": "stolen", "destroyed": "destroyed"}
"""What is reported, by the kind of the loss."""
