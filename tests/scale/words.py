"""The words that a made-up register is written with."""

from __future__ import annotations

FIRST = (
    "Maria Sam Leo Ada Noor Zoë Ivan Priya Chen Amara Björn Lucía Omar Greta Tomás Aiko Ruth Pavel Nia Hugo Elif Jonas "
    "Sofia Marek Ines Dario Lena Kofi Mira Oskar"
).split()
LAST = (
    "Lopez Whitfield Brandt Osei Haddad Meyer Petrov Nair Wei Okafor Lindqvist Fernández Said Vogel Novák Tanaka Cohen "
    "Horák Mensah Moreau Demir Berg Rossi Kowal Silva Conti Winter Boateng Patel Nowak Ågren Fischer"
).split()
DEPARTMENTS = (
    "Biology Chemistry Physics Geology Facilities Administration Electronics Library Medicine Agronomy Mathematics "
    "Philosophy Music Architecture Statistics"
).split()
CATEGORIES = (
    # name, prefix, loan days, makers and models
    ("Laptops", "LT", 14, ("Dell Latitude 5540", "Lenovo ThinkPad T14", "HP EliteBook 840", "Apple MacBook Pro 14")),
    ("Microscopes", "MS", 14, ("Zeiss Primostar 3 microscope", "Leica DM500 microscope", "Olympus CX23 microscope")),
    ("Projectors", "PR", 7, ("Epson EB-L200F projector", "BenQ MW560 projector", "Optoma EH412 projector")),
    ("Generators", "GN", None, ("Honda EU22i generator", "Yamaha EF2000 generator")),
    ("Vehicles", "VH", None, ("Ford Transit 350", "Toyota Hilux", "Volkswagen Crafter")),
    ("Oscilloscopes", "OS", 30, ("Tektronix MDO34 oscilloscope", "Keysight DSOX1204G oscilloscope")),
    ("Chairs", "CH", None, ("Herman Miller Aeron chair", "Steelcase Leap chair", "Vitra ID chair")),
    ("Field equipment", "FE", 14, ("Draeger X-am 2500 gas detector", "Garmin GPSMAP 66i", "Leica NA320 level")),
)
GOODS = (
    ("Nitrile gloves", "GLV-NIT", "Safety", "piece"),
    ("Ethanol 96 %", "ETH-96", "Chemicals", "can"),
    ("Pipette tips 200 µL", "PIP-200", "Laboratory", "piece"),
    ("Toner", "TNR", "Office", "piece"),
    ("Battery alkaline", "BAT", "Electrical", "piece"),
    ("Screw A2", "SCR", "Workshop", "piece"),
    ("Patch cable Cat6", "CAB-CAT6", "Network", "piece"),
    ("Filter paper", "FIL", "Laboratory", "box"),
    ("Cleaning wipes", "WIP", "Cleaning", "pack"),
    ("Sample bottle", "BTL", "Laboratory", "piece"),
)
SUPPLIERS = ("Northwind Supply", "Labor & Co", "Müller Werkzeuge", "Acme Tools", "Global Paper", "Optika", "Volt AG")
