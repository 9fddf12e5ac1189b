"""Sentences about licences and contracts, their seats, and what they cost."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "contract_span": "{name} would end on {ends}, before it starts on {starts}. Correct one of the days.",
    "contract_seats_below": "{name} has {given} given already, more than {seats}. Take some off first.",
    "contract_ended": "{name} ended on {day}. Renew it first.",
    "contract_over": "{name} is ended already, since {day}.",
    "contract_worth_only": "{name} is a {kind} and insures nothing. Leave the insured value empty.",
    "contract_renew_earlier": "{name} lasts until {ends} already. Enter a later day.",
    "contract_renew_past": "{day} is over. Enter the day on which {name} will end.",
    "contract_end_early": "{name} starts on {starts}, so it can't end on {day}. Enter a later day.",
    "seats_nobody": "Nobody is chosen. Choose assets, people, departments or places.",
    "contract_insures": "{name} insures things for a value, so it stays an insurance policy. Take them off first.",
    "seats_named_twice": "{who} is named twice. Leave one out.",
    "seats_of_several": "Those seats are on several contracts. Choose seats of one.",
    "seats_twice": "{who} is on {name} already. Leave it out.",
    "seats_twice_more": "{who} and {more} more are on {name} already. Leave them out.",
    "seats_full": "{name} has {seats}. Free: {free}, wanted: {wanted}. Take some off, or give it more seats.",
    "seats_many": "{most} seats at once are the most. Choose fewer.",
    "seats_none": "No seat is chosen. Choose one in the list.",
    "seat_worth_of": "{who} is insured as a thing only. Leave the insured value of people empty.",
    "import_contract_several": "Several contracts are called {name}. Give its number too.",
    "contract_undo_seats": "{name} would have {given} seats given, but only {seats}. Take {more} off first.",
    "contract_undo_span": "{name} would end before it starts. Undo what was done to it since first.",
}

TITLES: dict[str, tuple[str, str]] = {
    "add_contract": ("{name} added", "{about}"),
    "edit_contract": ("{name} changed: {fields}", ""),
    "renew_contract": ("{name} renewed until {ends}", "{about}"),
    "end_contract": ("{name} ended", "{about}"),
    "end_contract_later": ("{name} ends on {day}", "{about}"),
    "give_seats": ("{things} on {name}", "{about}"),
    "take_seats": ("{things} taken off {name}", "{about}"),
    "take_seats_several": ("{things} taken off {count} contracts", ""),
    "edit_seats": ("{things} on {name} changed: {fields}", ""),
    # parts of the rows above
    "contract_seat": ("1 seat", ""),
    "contract_seats": ("{count} seats", ""),
    "contract_left": ("{free} of {seats} seats free", ""),
    "contract_things": ("{count} assets", ""),
    "contract_holders": ("{count} holders", ""),
    "contract_mixed": ("{count} assets and holders", ""),
    "contract_yearly": ("{cost} a year", ""),
    "contract_before": ("{cost} a year before", ""),
    "contract_until": ("until {day}", ""),
    "contract_ended_before": ("until {day} before", ""),
    "contract_still": ("{given} seats were given", ""),
    "contract_still_one": ("1 seat was given", ""),
}
