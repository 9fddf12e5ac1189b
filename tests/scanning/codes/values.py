"""Values of fields: what may stand in them and what not."""

from __future__ import annotations

from decimal import Decimal

from tests.scanning.codes.fields import GS, SSCC, G, K
from tests.scanning.codes.row import DICTIONARY, ENGINE, GENSPECS, day, gs1, row

DATES = (
    gs1(f"{K}17260200", f"01={G} 17=260200", f"{GENSPECS} 7.12: day 00 is the last", expiry=day("2026-02-28")),
    gs1(f"{K}17280200", f"01={G} 17=280200", f"{GENSPECS} 7.12: in a leap year", expiry=day("2028-02-29")),
    gs1(f"{K}17260400", f"01={G} 17=260400", f"{GENSPECS} 7.12", expiry=day("2026-04-30")),
    gs1(f"{K}17240229", f"01={G} 17=240229", f"{ENGINE} lint yymmd0", expiry=day("2024-02-29")),
    gs1(f"{K}17260229", f"01={G} 17=260229", f"{ENGINE} lint yymmd0", error="is no date", gtin=G),
    gs1(f"{K}17261301", f"01={G} 17=261301", f"{ENGINE} lint yymmd0", error="is no date", gtin=G),
    gs1(f"{K}17260001", f"01={G} 17=260001", f"{ENGINE} lint yymmd0", error="is no date", gtin=G),
    gs1(f"{K}17261232", f"01={G} 17=261232", f"{ENGINE} lint yymmd0", error="is no date", gtin=G),
    gs1(f"{K}1726123A", f"01={G} 17=26123A", f"{DICTIONARY}: N6", error="not all digits", gtin=G),
    gs1(f"{K}17760131", f"01={G} 17=760131", f"{GENSPECS} 7.12: 50 years ahead", expiry=day("2076-01-31")),
    gs1(f"{K}17770131", f"01={G} 17=770131", f"{GENSPECS} 7.12: 51 years are behind", expiry=day("1977-01-31")),
    gs1(f"{K}11000131", f"01={G} 11=000131", f"{GENSPECS} 7.12", made=day("2000-01-31")),
    gs1(
        f"{K}70032612001000",
        f"01={G} 7003=2612001000",
        f"{DICTIONARY}: yymmdd wants a real day",
        error="is no date",
        gtin=G,
    ),
    gs1(f"{K}70032612312400", f"01={G} 7003=2612312400", f"{ENGINE} lint hhmi", error="is no time", gtin=G),
    gs1(f"{K}70032612312360", f"01={G} 7003=2612312360", f"{ENGINE} lint hhmi", error="is no time", gtin=G),
    gs1(f"{K}7006260100", f"01={G} 7006=260100", f"{DICTIONARY}: yymmdd", error="is no date", gtin=G),
    gs1(f"]C100{SSCC}43242612319999", f"00={SSCC} 4324=2612319999", f"{GENSPECS} 3.8: 9999 is no time", sscc=SSCC),
    gs1(
        f"{K}17261231{GS}70032612302359",
        f"01={G} 17=261231 7003=2612302359",
        "the date alone comes first",
        expiry=day("2026-12-31"),
    ),
)

MEASURES = (
    gs1(f"{K}3103000123", f"01={G} 3103=000123", f"{GENSPECS} 3.6.2", quantity=Decimal("0.123"), quantity_unit="kg"),
    gs1(f"{K}3100000123", f"01={G} 3100=000123", f"{GENSPECS} 3.6.2", quantity=Decimal(123), quantity_unit="kg"),
    gs1(f"{K}3105123456", f"01={G} 3105=123456", f"{GENSPECS} 3.6.2", quantity=Decimal("1.23456"), quantity_unit="kg"),
    gs1(f"{K}3112001250", f"01={G} 3112=001250", f"{GENSPECS} 3.6.2", quantity=Decimal("12.50"), quantity_unit="m"),
    gs1(f"{K}3142000250", f"01={G} 3142=000250", f"{GENSPECS} 3.6.2", quantity=Decimal("2.50"), quantity_unit="m²"),
    gs1(f"{K}3153000750", f"01={G} 3153=000750", f"{GENSPECS} 3.6.2", quantity=Decimal("0.750"), quantity_unit="l"),
    gs1(f"{K}3160000002", f"01={G} 3160=000002", f"{GENSPECS} 3.6.2", quantity=Decimal(2), quantity_unit="m³"),
    gs1(f"{K}3201000015", f"01={G} 3201=000015", f"{GENSPECS} 3.6.2", quantity=Decimal("1.5"), quantity_unit="lb"),
    gs1(f"{K}3611000020", f"01={G} 3611=000020", f"{GENSPECS} 3.6.2", quantity=Decimal("2.0"), quantity_unit="gal"),
    gs1(f"{K}3300000020", f"01={G} 3300=000020", f"{GENSPECS} 3.6.4: gross weight says no quantity"),
    gs1(f"{K}3120000020", f"01={G} 3120=000020", f"{GENSPECS} 3.6.2: width says no quantity"),
    gs1(f"{K}3103000500305", f"01={G} 3103=000500 30=5", "a count comes before a weight", quantity=Decimal(5)),
    gs1(
        f"{K}31030005003101000005",
        f"01={G} 3103=000500 3101=000005",
        f"{DICTIONARY}: 310n once",
        quantity=Decimal("0.5"),
        quantity_unit="kg",
        warning="should not stand with",
    ),
    gs1(f"{K}3106000500", f"01={G}", f"{DICTIONARY}: 3100 to 3105", error="No field begins with “3106", gtin=G),
    gs1(f"{K}310300050", f"01={G} 3103=00050", f"{DICTIONARY}: N6", error="5 characters, not 6", gtin=G),
    gs1(
        "]C13103000123",
        "3103=000123",
        f"{DICTIONARY}: (310n) needs (01) or (02)",
        quantity=Decimal("0.123"),
        quantity_unit="kg",
        warning="should stand with (01) or (02)",
    ),
    gs1(
        f"{K}310300019539220299",
        f"01={G} 3103=000195 3922=0299",
        f"{ENGINE} dl: a price",
        quantity=Decimal("0.195"),
        quantity_unit="kg",
    ),
    gs1(
        f"{K}310300019539329780299",
        f"01={G} 3103=000195 3932=9780299",
        f"{GENSPECS} 3.6.10: with currency",
        quantity=Decimal("0.195"),
        quantity_unit="kg",
    ),
    gs1(
        f"{K}39220299",
        f"01={G} 3922=0299",
        f"{DICTIONARY}: (392n) needs a measure",
        warning="should stand with (01)+(30)",
    ),
)

CHECKED = (
    gs1("]C10109506000134353", "01=09506000134353", f"{GENSPECS} 7.9", error="check digit"),
    row("0109506000134353", "unknown", "", "16 digits that only look like it", error="check digit"),
    gs1(
        "01095060001343531726123110A",
        "01=09506000134353 17=261231 10=A",
        "too much of it fits",
        error="check digit",
        expiry=day("2026-12-31"),
        lot="A",
    ),
    gs1("]C100006141411234567891", "00=006141411234567891", f"{GENSPECS} 7.9", error="check digit"),
    gs1(
        "]C10209506000134353371",
        "02=09506000134353 37=1",
        f"{GENSPECS} 7.9",
        error="check digit",
        quantity=Decimal(1),
        warning="should stand with",
    ),
    gs1("]C14149520123456789", "414=9520123456789", f"{GENSPECS} 7.9", error="check digit"),
    gs1("]C14109520123456789", "410=9520123456789", f"{GENSPECS} 7.9", error="check digit"),
    gs1("]C14179520123456789", "417=9520123456789", f"{GENSPECS} 7.9", error="check digit"),
    gs1("]C12539520123456789A", "253=9520123456789A", f"{GENSPECS} 7.9", error="check digit"),
    gs1("]C140212345678901234567", "402=12345678901234567", f"{GENSPECS} 7.9", error="check digit"),
    gs1(
        "]d280131987654Ad4X4bL5ttr2310cXK",
        "8013=1987654Ad4X4bL5ttr2310cXK",
        f"{ENGINE} lint csumalpha",
        error="check characters",
    ),
    gs1("]d28003112345678901281A", "8003=112345678901281A", f"{DICTIONARY}: begins with zero", error="begin with 0"),
)

LENGTHS = (
    gs1(f"{K}10{'A' * 20}", f"01={G} 10={'A' * 20}", f"{DICTIONARY}: X..20", lot="A" * 20),
    gs1(f"{K}10{'A' * 21}", f"01={G} 10={'A' * 21}", f"{DICTIONARY}: X..20", error="21 characters", gtin=G),
    gs1(f"{K}21{'B' * 21}", f"01={G} 21={'B' * 21}", f"{DICTIONARY}: X..20", error="21 characters", gtin=G),
    gs1(f"{K}30123456789", f"01={G} 30=123456789", f"{DICTIONARY}: N..8", error="9 characters", gtin=G),
    gs1(f"{K}240{'C' * 31}", f"01={G} 240={'C' * 31}", f"{DICTIONARY}: X..30", error="31 characters", gtin=G),
    gs1(f"{K}91{'D' * 90}", f"01={G} 91={'D' * 90}", f"{DICTIONARY}: X..90"),
    gs1(f"{K}91{'D' * 91}", f"01={G} 91={'D' * 91}", f"{DICTIONARY}: X..90", error="91 characters", gtin=G),
    gs1(f"{K}10", f"01={G} 10=", f"{DICTIONARY}: at least one", error="nothing in it", gtin=G),
    gs1(
        f"{K}10{GS}17261231",
        f"01={G} 10= 17=261231",
        f"{DICTIONARY}: at least one",
        error="nothing in it",
        gtin=G,
        expiry=day("2026-12-31"),
    ),
    gs1(f"{K}172612", f"01={G} 17=2612", f"{DICTIONARY}: N6", error="4 characters, not 6", gtin=G),
    gs1(
        f"{K}172612{GS}10ABC",
        f"01={G} 17=2612 10=ABC",
        f"{DICTIONARY}: N6",
        error="4 characters, not 6",
        gtin=G,
        lot="ABC",
    ),
    gs1("]C1010950600013435", "01=0950600013435", f"{DICTIONARY}: N14", error="13 characters, not 14"),
    gs1(f"{K}422{GS}", f"01={G} 422=", f"{DICTIONARY}: N3", error="nothing in it", gtin=G),
    gs1(
        "]d22531231231231232TEST56789012345678",
        "253=1231231231232TEST56789012345678",
        f"{ENGINE} dl: X..17",
        error="31 characters",
    ),
    gs1(f"{K}42327604", f"01={G} 423=27604", f"{DICTIONARY}: groups of three", error="5 characters", gtin=G),
)

CHARACTERS = (
    gs1(
        f"{K}10!\"%&'()*+,-./:;<=>?_z",
        f"01={G} 10=!\"%&'()*+,-./:;<=>?_z",
        f"{GENSPECS} 7.11",
        error="21 characters",
        gtin=G,
    ),
    gs1(f"{K}10!\"%&'()*+,-./:;<=>", f"01={G} 10=!\"%&'()*+,-./:;<=>", f"{GENSPECS} 7.11", lot="!\"%&'()*+,-./:;<=>"),
    gs1(f"{K}10?_az", f"01={G} 10=?_az", f"{GENSPECS} 7.11", lot="?_az"),
    gs1(f"{K}10A~B", f"01={G} 10=A~B", f"{GENSPECS} 7.11", error="(“~”)", gtin=G),
    gs1(f"{K}10A@B", f"01={G} 10=A@B", f"{GENSPECS} 7.11", error="(“@”)", gtin=G),
    gs1(f"{K}10Aö", f"01={G} 10=Aö", f"{GENSPECS} 7.11", error="(“ö”)", gtin=G),
    gs1(f"{K}10１２", f"01={G} 10=１２", f"{GENSPECS} 7.11: only ASCII", error="cannot stand there", gtin=G),
    gs1(f"{K}30１２", f"01={G} 30=１２", f"{GENSPECS} 7.11: only ASCII", error="not all digits", gtin=G),
    gs1(f"{K}3012X", f"01={G} 30=12X", f"{DICTIONARY}: N..8", error="not all digits", gtin=G),
    gs1("]d28010abc", "8010=abc", f"{GENSPECS} 7.11: 39 characters have no small letters", error="cannot stand there"),
    gs1(f"{K}10A\x1eB", f"01={G} 10=A\x1eB", "a control character", error="cannot stand there", gtin=G),
)

UNKNOWN = (
    gs1(f"{K}8812345", f"01={G}", f"{DICTIONARY}: there is no (88)", error="No field begins with “8812345”", gtin=G),
    gs1(f"{K}05ABC", f"01={G}", f"{DICTIONARY}: there is no (05)", error="No field begins with “05ABC”", gtin=G),
    gs1(f"{K}23A", f"01={G}", f"{DICTIONARY}: (23n) was taken back", error="No field begins with “23A”", gtin=G),
    gs1("]C1XYZ", "", f"{DICTIONARY}", error="No field begins with “XYZ”"),
    gs1(f"{K}1", f"01={G}", "cut off", error="No field begins with “1”", gtin=G),
    gs1(
        f"{K}10A{GS}10B", f"01={G} 10=A 10=B", f"{GENSPECS} 7.8: twice", error="stands twice, as “A” and as “B”", gtin=G
    ),
    gs1(f"{K}10A{GS}10A", f"01={G} 10=A 10=A", f"{GENSPECS} 7.8: twice the same", lot="A", warning="both times as “A”"),
    gs1(f"{K}0109520123456788", f"01={G} 01=09520123456788", f"{GENSPECS} 7.8", error="stands twice"),
)
