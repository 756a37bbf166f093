"""A real mail server on loopback that does as it is told."""

import asyncio
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class Mailroom:
    """`says` are the answers to mails, in turn and the last for ever; `breaks` hangs up in the middle of DATA.

    A slow one has the mail, and does not say so for a while.
    """

    says: list[str] = field(default_factory=lambda: ["250 kept"])
    recipients_say: str = "250 ok"
    breaks: int = 0
    slow_s: float = 0
    tries: int = 0
    got: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    logins: list[bytes] = field(default_factory=list)
    over_tls: list[bool] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's own name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.recipients_say.startswith("250"):
            envelope.rcpt_tos.append(address)
        else:
            self.tries += 1
        return self.recipients_say

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        self.tries += 1
        answer = self.says.pop(0) if len(self.says) > 1 else self.says[0]
        if answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.got.append((envelope.mail_from or "", envelope.rcpt_tos, envelope.content))
            self.over_tls.append(session.ssl is not None)
        await asyncio.sleep(self.slow_s)
        return answer

    def authenticate(self, server: SMTP, session: Session, envelope: Envelope, kind: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append(data.login)
        return AuthResult(success=data.password == b"right", handled=False)

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(content, policy=policy.default) for _, _, content in self.got]  # type: ignore[misc]


class BreakingSmtp(SMTP):
    """Hangs up once DATA has begun, as often as the mailroom says."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's own name
        room: Mailroom = self.event_handler
        if room.breaks > 0 and self.transport:
            room.breaks -= 1
            room.tries += 1
            await self.push("354 go on")
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class Doorkeeper(Controller):
    def factory(self) -> SMTP:
        return BreakingSmtp(self.handler, **self.SMTP_kwargs)


@contextmanager
def mail_server(room: Mailroom, port: int = 0, tls: ssl.SSLContext | None = None, **options: Any) -> Iterator[int]:
    """Give the port; `tls` is offered by STARTTLS, and a login wanted with `auth_required`."""
    if tls:
        options |= {"tls_context": tls, "require_starttls": True}
    if options.get("auth_required"):
        options["authenticator"] = room.authenticate
    chosen = port or a_free_port()
    keeper = Doorkeeper(room, hostname="127.0.0.1", port=chosen, **options)
    keeper.start()
    try:
        yield chosen
    finally:
        keeper.stop()


def a_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port: int = held.getsockname()[1]
    return port
