"""The mail server: one connection for each mail, with TLS and login by the settings."""

import asyncio
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Literal, Protocol

from aiosmtplib import SMTP
from aiosmtplib.errors import (
    SMTPConnectError,
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

Security = Literal["none", "starttls", "tls"]
FOR_GOOD = 500
OUR_OWN_FAULT = frozenset({530, 534, 535, 538})  # wants a login or TLS: settings to mend, not a mail to give up


class NotNowError(Exception):
    """The mail was not accepted, and may be later. Its message holds a code or a kind of fault, no address."""


class NeverError(Exception):
    """The server refuses this mail for good. Its message holds the code alone, since servers repeat addresses."""


class Post(Protocol):
    async def send(self, mail: EmailMessage, sender: str, address: str) -> None:
        """NotNowError, NeverError. When it returns, the server has the mail."""


@dataclass(frozen=True)
class SmtpPost:
    """`longest_s` is for the whole way to "accepted"; it must be shorter than a mail's lease."""

    host: str
    port: int
    security: Security
    user: str
    password: str = field(repr=False)
    longest_s: float
    trusted: ssl.SSLContext

    async def send(self, mail: EmailMessage, sender: str, address: str) -> None:
        client = self._client()
        try:
            async with asyncio.timeout(self.longest_s):
                await client.connect()
                await client.send_message(mail, sender=sender, recipients=[address])
            with suppress(SMTPException, OSError, TimeoutError):
                await client.quit()
        except SMTPRecipientsRefused as error:
            raise _verdict(error.recipients[0]) from error
        except (SMTPSenderRefused, SMTPDataError) as error:
            raise _verdict(error) from error
        except SMTPResponseException as error:
            raise NotNowError(str(error.code)) from error
        except (SMTPException, OSError, TimeoutError) as error:
            cause = error.__cause__ if isinstance(error, SMTPConnectError) else None
            raise NotNowError(type(cause or error).__name__) from error
        except ValueError as error:
            raise NeverError(type(error).__name__) from error
        finally:
            client.close()

    def _client(self) -> SMTP:
        return SMTP(
            hostname=self.host,
            port=self.port,
            username=self.user or None,
            password=self.password or None,
            use_tls=self.security == "tls",
            start_tls=self.security == "starttls",
            tls_context=self.trusted if self.security != "none" else None,
            timeout=self.longest_s,
        )


def _verdict(error: SMTPResponseException) -> NotNowError | NeverError:
    if error.code < FOR_GOOD or error.code in OUR_OWN_FAULT:
        return NotNowError(str(error.code))
    return NeverError(str(error.code))
