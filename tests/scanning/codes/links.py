"""Web addresses: GS1 Digital Links, compressed ones, and others."""

from __future__ import annotations

from decimal import Decimal

from tests.scanning.codes.row import ENGINE, Row, day, row

URI = "GS1 Digital Link: URI Syntax"
G = "09520123456788"


def _link(code: str, elements: str, source: str, **more: object) -> Row:
    if "01=" in elements:
        more.setdefault("gtin", next(part[3:] for part in elements.split() if part.startswith("01=")))
    return row(code, "digital-link", elements, source, **more)  # type: ignore[arg-type]


LINKS = (
    _link(f"https://id.gs1.org/01/{G}", f"01={G}", f"{URI} 4"),
    _link(f"http://id.gs1.org/01/{G}", f"01={G}", f"{URI} 4"),
    _link(f"HTTPS://ID.GS1.ORG/01/{G}", f"01={G}", f"{URI}: all capitals"),
    _link(f"HTTP://ID.GS1.ORG/01/{G}", f"01={G}", f"{URI}: all capitals"),
    row(f"Https://id.gs1.org/01/{G}", "unknown", "", f"{ENGINE} dl: mixed", error="begins with “Https”"),
    row(f"httPS://id.gs1.org/01/{G}", "unknown", "", f"{ENGINE} dl: mixed", error="begins with “httPS”"),
    _link(f"]Q1https://id.gs1.org/01/{G}", f"01={G}", "biip wants the identifier taken off"),
    _link(f"]d1https://id.gs1.org/01/{G}", f"01={G}", "biip wants the identifier taken off"),
    _link(f"]q1HTTPS://ID.GS1.ORG/01/{G}/10/abc", f"01={G} 10=ABC", "CapsLock", lot="ABC"),
    _link("https://brand.example.com/01/9520123456788", f"01={G}", f"{URI}: 13 digits"),
    _link("https://a.example/01/036000291452", "01=00036000291452", f"{URI}: 12 digits"),
    _link("https://a.example/01/02345673", "01=00000002345673", f"{ENGINE} dl: 8 digits", warning="one shop"),
    _link(f"https://brand.example.com/some-extra/pathinfo/01/{G}", f"01={G}", f"{URI}: a path before"),
    _link(f"https://example.com:8443/01/{G}", f"01={G}", "with a port"),
    _link(f"https://id.gs1.org/01/{G}/22/2A", f"01={G} 22=2A", f"{URI} example"),
    _link(f"https://id.gs1.org/01/{G}/10/ABC123", f"01={G} 10=ABC123", f"{URI} example", lot="ABC123"),
    _link(f"https://id.gs1.org/01/{G}/21/12345", f"01={G} 21=12345", f"{URI} example", serial="12345"),
    _link(
        f"https://id.gs1.org/01/{G}/10/ABC1/21/12345?17=180426",
        f"01={G} 10=ABC1 21=12345 17=180426",
        f"{URI} example",
        lot="ABC1",
        serial="12345",
        expiry=day("2018-04-26"),
    ),
    _link(
        f"https://id.gs1.org/01/{G}/22/TEST/10/ABC/21/XYZ",
        f"01={G} 22=TEST 10=ABC 21=XYZ",
        f"{ENGINE} dl",
        lot="ABC",
        serial="XYZ",
    ),
    _link(
        f"https://id.gs1.org/01/{G}?3103=000195",
        f"01={G} 3103=000195",
        f"{URI} example",
        quantity=Decimal("0.195"),
        quantity_unit="kg",
    ),
    _link(
        f"https://example.com/01/{G}?3103=000195&3922=0299&17=201225",
        f"01={G} 3103=000195 3922=0299 17=201225",
        f"{URI} example",
        quantity=Decimal("0.195"),
        quantity_unit="kg",
        expiry=day("2020-12-25"),
    ),
    _link(
        "https://id.gs1.org/00/952012345678912345", "00=952012345678912345", f"{URI} example", sscc="952012345678912345"
    ),
    _link(
        f"https://id.gs1.org/00/952012345678912345?02={G}&37=25&10=ABC123",
        f"00=952012345678912345 02={G} 37=25 10=ABC123",
        f"{URI} example",
        sscc="952012345678912345",
        content_gtin=G,
        quantity=Decimal(25),
        lot="ABC123",
    ),
    _link("https://id.gs1.org/414/9520123456788", "414=9520123456788", f"{URI} example"),
    _link("https://id.gs1.org/414/9520123456788/254/32a%2Fb", "414=9520123456788 254=32a/b", f"{URI} example"),
    _link("https://example.com/8004/9520614141234567", "8004=9520614141234567", f"{URI} example"),
    _link(
        f"https://a.example/01/{G}/22/ABC%2d123?99=ABC&98=XYZ%2f987",
        f"01={G} 22=ABC-123 99=ABC 98=XYZ/987",
        f"{ENGINE} dl: percent",
    ),
    _link(f"https://a.example/01/{G}/22/ABC+123", f"01={G} 22=ABC+123", f"{ENGINE} dl: + is + in the path"),
    _link(
        f"https://a.example/01/{G}/10/A%20B",
        f"01={G} 10=A#B".replace("#", "\u00a0"),
        "a space",
        error="cannot stand there",
    ),
    _link(f"https://a.example/01/{G}/10/abc#fragment", f"01={G} 10=abc", f"{ENGINE} dl: fragment", lot="abc"),
    _link(
        f"https://a.example/01/{G}?17=261231#17=271231",
        f"01={G} 17=261231",
        f"{ENGINE} dl: fragment",
        expiry=day("2026-12-31"),
    ),
    _link(f"https://a.example/01/{G}?&&&99=ABC&&&&98=XYZ&&&", f"01={G} 99=ABC 98=XYZ", f"{ENGINE} dl: empty parts"),
    _link(f"https://a.example/01/{G}?unknown=666&99=ABC&linkType=gs1:pip", f"01={G} 99=ABC", f"{ENGINE} dl: others"),
    _link(f"https://a.example/01/{G}?singleton&99=ABC", f"01={G} 99=ABC", f"{ENGINE} dl: no value"),
    _link(
        f"https://a.example/01/{G}?17=261231;10x=1",
        f"01={G} 17=261231",
        "the older semicolon",
        expiry=day("2026-12-31"),
    ),
    _link(f"https://a.example/01/{G}?", f"01={G}", f"{ENGINE} dl: empty question"),
    _link(f"https://a.example/01/{G}/", f"01={G}", "a slash at the end is forgiven"),
    _link(
        f"https://a.example/gtin/{G}/lot/ABC/ser/S1?exp=261231",
        f"01={G} 10=ABC 21=S1 17=261231",
        f"{URI} 1.1: words",
        lot="ABC",
        serial="S1",
        expiry=day("2026-12-31"),
    ),
    _link(
        f"https://a.example/01/{G}?10=ABC",
        f"01={G} 10=ABC",
        f"{ENGINE} dl: belongs in the path",
        lot="ABC",
        warning="behind the question mark",
    ),
    _link(
        f"https://a.example/01/{G}/21/S1/10/ABC",
        f"01={G} 21=S1 10=ABC",
        f"{URI}: 22, 10, 21",
        lot="ABC",
        serial="S1",
        error="wrong place",
    ),
    _link(
        f"https://a.example/01/{G}/10/ABC/22/V",
        f"01={G} 10=ABC 22=V",
        f"{URI}: 22, 10, 21",
        lot="ABC",
        error="wrong place",
    ),
    _link(
        f"https://a.example/01/{G}/17/261231",
        f"01={G} 17=261231",
        f"{URI}: no date in the path",
        expiry=day("2026-12-31"),
        error="wrong place",
    ),
    _link(f"https://a.example/01/{G}/89/ABC?99=XYZ", f"01={G} 99=XYZ", f"{ENGINE} dl", error="No field begins with"),
    _link(f"https://a.example/01/{G}?99=ABC&999=faux", f"01={G} 99=ABC", f"{ENGINE} dl", error="“(999)”"),
    _link(f"https://a.example/01/{G}?99=", f"01={G} 99=", f"{ENGINE} dl: no value", error="nothing in it"),
    _link(
        f"https://a.example/01/{G}/10/A?10=B",
        f"01={G} 10=A 10=B",
        f"{ENGINE} dl: twice",
        error="stands twice",
        warning="behind the question mark",
    ),
    _link(
        "https://a.example/01/09520123456789",
        "01=09520123456789",
        f"{ENGINE} dl: check digit",
        gtin=None,
        error="check digit",
    ),
    _link("https://a.example/01/123", "01=123", "cut off", gtin=None, error="3 characters, not 14"),
    _link(f"https://a.example/01/{G}?17=261301", f"01={G} 17=261301", "no date", error="is no date"),
    _link(
        "https://a.example/253/1231231231232TEST56789012345678",
        "253=1231231231232TEST56789012345678",
        f"{ENGINE} dl: too long",
        error="31 characters",
    ),
    _link(
        "https://tesco.example/01/05000157024886/10/L7?17=261231",
        "01=05000157024886 10=L7 17=261231",
        "grocy issue 2922",
        lot="L7",
        expiry=day("2026-12-31"),
    ),
)

OTHERS = (
    row("https://example.com/products/blue-pens", "unknown", "", "a web address"),
    row("https://example.com", "unknown", "", "a web address"),
    row("https://example.com/10/ABC", "unknown", "", "a lot is no key"),
    row("https://example.com/2026/11/30/news", "unknown", "", "a date is no key"),
    row("ftp://example.com/01/09520123456788", "unknown", "", "another scheme"),
    row("https:///01/09520123456788", "unknown", "", "no host"),
    row("https://id.gs1.org/AQnYUc1gmiERBhPT", "unknown", "", "compressed", error="compressed"),
    row("https://dl.example/ARFKk4XB0CDKWcnpq", "unknown", "", "compressed, 01 and a check digit that is wrong"),
    row("]Q3https://example.com/shop", "unknown", "", "a web address in a GS1 QR Code"),
)
