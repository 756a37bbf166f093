"""Mail addresses and phone numbers, as people write them."""

import pytest

from api.letters.errors import MailAddressWrongError, PhoneWrongError
from api.letters.reach import mail_address, phone_number


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (" citizen@Example.ORG ", "citizen@example.org"),
        ("first.last+tag@example.org", "first.last+tag@example.org"),
        ("citizen@blåbærgrød.dk", "citizen@xn--blbrgrd-fxak7p.dk"),
    ],
)
def test_a_mail_address_is_kept_as_mail_servers_read_it(written: str, kept: str) -> None:
    assert mail_address(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "",
        "citizen",
        "citizen@",
        "@example.org",
        "a b@example.org",
        "a@b",
        "a@example.org, b@example.org",
        "<a@example.org>",
    ],
)
def test_what_is_no_mail_address_is_refused(written: str) -> None:
    with pytest.raises(MailAddressWrongError):
        mail_address(written)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("89402222", "+4589402222"),
        ("89 40 22 22", "+4589402222"),
        ("+45 89-40-22-22", "+4589402222"),
        ("0045 89402222", "+4589402222"),
        ("+46 8 508 290 00", "+46850829000"),
    ],
)
def test_a_phone_number_is_kept_in_one_spelling(written: str, kept: str) -> None:
    assert phone_number(written) == kept


@pytest.mark.parametrize(
    "written", ["", "112", "8940222", "894022223", "+45 12", "ring", "90 23 45 67", "8940ABCD", "+46 8"]
)
def test_what_cannot_or_should_not_be_called_is_refused(written: str) -> None:
    with pytest.raises(PhoneWrongError):
        phone_number(written)
