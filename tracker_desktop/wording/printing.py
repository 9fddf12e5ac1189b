"""Sentences about printers and print jobs."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "printer_name_missing": "The printer has no name. Type one, as it is called here.",
    "printer_name_long": "The name of the printer is {length} characters long. Shorten it to {longest}.",
    "printer_name_taken": "There is a printer {name} at this desk already. Choose another name.",
    "printer_address_missing": "It is not said where the printer is. Fill in “{what}”.",
    "printer_address_bad": "“{address}” is no address of a printer. Type it as 192.168.1.40 or labels.local:9100.",
    "printer_offset": "That is more than {most} mm away from where the cross belongs. Measure the printed page again.",
    "printer_gone": "{printer} is no longer among the printers of this PC. Choose another printer, or choose its "
    "printer anew under Office > Printers.",
    "print_system_down": "The print system of this PC does not answer. Restart it or ask who looks after this PC, "
    "then try again.",
    "printer_not_accepting": "{printer} takes no jobs now: its queue is closed. Open the queue in the settings of this "
    "PC, or choose another printer.",
    "printer_refused": "{printer} did not take it: {why}. Put that right and try again, or choose another printer.",
    "printer_waits": "{printer} has it, but does not print now: {why}. It prints as soon as that is put right.",
    "printer_unknown_host": "{printer}: there is no {host} in this network. Check its address under Office > Printers.",
    "printer_silent": "{printer} does not answer at {address}. Check that it is switched on and connected, then try "
    "again.",
    "printer_hung_up": "{printer} broke off when {percent} % of it was sent. Look what came out, then try again.",
    "printer_stalled": "{printer} took nothing for {seconds} seconds when {percent} % of it was sent. Check paper, "
    "ribbon and cover, look what came out, then try again.",
    "printer_not_drawn": "{printer} broke off on page {page}. Look what came out, then try again.",
    "job_damaged": "The document of “{title}” is damaged. Delete it here and print it anew.",
    "job_elsewhere": "“{title}” is being printed by another window of this program. Wait until it is done there.",
    "job_gone": "“{title}” is no longer among the print jobs: it was printed or deleted meanwhile. Look what came out.",
    "job_unreadable": "This print job is damaged. Delete it here and print it anew.",
    "job_ended": "The program was closed before it was printed.",
    "jobs_unwritable": "Print jobs cannot be kept in {path}: {why}. Free some space or ask who looks after this PC.",
}
TITLES: dict[str, tuple[str, str]] = {}
