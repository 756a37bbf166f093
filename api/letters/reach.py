"""How somebody can be reached, checked and in one spelling. Pure: nobody is asked whether the address answers."""

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from api.letters.errors import MailAddressWrongError, PhoneWrongError

HOME = "DK"
NEVER_CALLED = frozenset({phonenumbers.PhoneNumberType.PREMIUM_RATE, phonenumbers.PhoneNumberType.SHARED_COST})
LONGEST_MAIL_ADDRESS = 254


def mail_address(written: str) -> str:
    """In ASCII, as every mail server reads it. MailAddressWrongError."""
    try:
        found = validate_email(written.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise MailAddressWrongError from error
    address = found.ascii_email
    if address is None or len(address) > LONGEST_MAIL_ADDRESS:
        raise MailAddressWrongError
    return address


def phone_number(written: str) -> str:
    """With the country's code, "+4589402222"; without one, it is Danish. PhoneWrongError, for dear numbers too."""
    try:
        number = phonenumbers.parse(written, HOME)
    except phonenumbers.NumberParseException as error:
        raise PhoneWrongError from error
    spelled_out = str(number.national_number) not in "".join(filter(str.isdigit, written))
    dear = phonenumbers.number_type(number) in NEVER_CALLED
    if spelled_out or dear or number.extension or not phonenumbers.is_valid_number(number):
        raise PhoneWrongError
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
