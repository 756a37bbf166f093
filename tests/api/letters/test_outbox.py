"""A mail is sent until it is accepted, or refused for good; whatever becomes of the server and the gateway."""

import json
import re
import ssl
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from tests.api.letters.certificates import certificate
from tests.api.letters.conftest import BY_CALL, BY_MAIL, MAILBOX, Colleague, Open, eventually, leave
from tests.api.letters.smtp_server import Mailroom, a_free_port, mail_server
from tests.api.running import Running, sqlite
from tests.talk import Talk

VOLATILE = re.compile(rb"^(Message-ID|Date): .*\r\n", re.MULTILINE)


def mails(gateway: Running) -> list[Any]:
    with gateway.outside.conversations.connect() as connection:
        return list(connection.execute(text("SELECT * FROM mails")).mappings())


def health(gateway: Running) -> dict[str, str]:
    found: dict[str, str] = httpx.get(f"{gateway.address}/health").json()["parts"]["mail"]
    return found


def left(gateway: Running, *args: Any, **more: Any) -> str:
    """Leave a message, as somebody new; its receipt."""
    with Talk(gateway.address, "da") as talk:
        answer = leave(talk, *args, **more)
        assert answer.is_success, answer.text
        receipt: str = answer.json()["receipt"]
    return receipt


def test_the_queue_s_mailbox_is_told_and_nothing_is_kept(desk_on_each_store: Running, room: Mailroom) -> None:
    receipt = left(desk_on_each_store)
    eventually(lambda: len(room.got) == 1 and not mails(desk_on_each_store))
    sender, recipients, _ = room.got[0]
    assert (sender, recipients) == ("borgerchat@example.org", [MAILBOX])
    body = room.mails[0].get_content()
    assert receipt in body
    assert f"https://borgerchat.example.org/desk?besked={receipt}" in body


def test_the_mail_to_the_mailbox_holds_receipt_and_link_only(
    open_desk: Open, with_mail: dict[str, Any], room: Mailroom
) -> None:
    gateway = open_desk(**with_mail)
    one = left(gateway, BY_MAIL, "Min søns pas er væk, xyzzyplugh")
    other = left(gateway, BY_CALL, "Noget helt andet")
    eventually(lambda: len(room.got) == 2)
    first, second = (VOLATILE.sub(b"", content) for _, _, content in room.got)
    for receipt in (one, other):
        first, second = (part.replace(receipt.encode(), b"RECEIPT") for part in (first, second))
    assert first == second
    assert b"base64" not in first
    assert not any(word in first for word in (b"xyzzyplugh", b"89402222", b"citizen@"))


def test_a_mail_that_is_put_off_is_sent_again_as_the_same_mail(
    open_desk: Open, with_mail: dict[str, Any], room: Mailroom
) -> None:
    room.says = ["451 later", "421 later", "250 kept"]
    gateway = open_desk(**with_mail)
    left(gateway)
    eventually(lambda: len(room.got) == 1 and not mails(gateway))
    assert room.tries == 3


def test_a_mail_that_is_refused_for_good_is_kept_shown_and_not_tried_again(
    open_desk: Open, with_mail: dict[str, Any], room: Mailroom
) -> None:
    room.recipients_say = f"550 5.1.1 {MAILBOX} unknown"
    gateway = open_desk(**with_mail)
    left(gateway)
    eventually(lambda: [mail["state"] for mail in mails(gateway)] == ["refused"])
    left(gateway)
    eventually(lambda: room.tries == 2 and len(mails(gateway)) == 2)
    assert [each["notice_refused"] for each in Colleague(gateway, "agent").sees()] == ["550", "550"]
    assert health(gateway)["status"] == "degraded"
    assert "2 refused" in health(gateway)["detail"]
    assert MAILBOX not in health(gateway)["detail"]


def test_a_server_that_is_away_is_tried_until_it_is_back(open_desk: Open, room: Mailroom) -> None:
    port = a_free_port()
    gateway = open_desk(smtp_host="127.0.0.1", smtp_port=port, smtp_security="none")
    left(gateway)
    eventually(lambda: mails(gateway)[0]["attempts"] >= 3)
    assert health(gateway)["status"] == "degraded"
    with mail_server(room, port):
        eventually(lambda: len(room.got) == 1 and not mails(gateway))
        assert health(gateway)["status"] == "ok"


def test_a_connection_broken_in_the_middle_of_a_mail_loses_nothing(
    open_desk: Open, with_mail: dict[str, Any], room: Mailroom
) -> None:
    room.breaks = 2
    gateway = open_desk(**with_mail)
    left(gateway)
    eventually(lambda: len(room.got) == 1 and not mails(gateway))
    assert room.tries == 3


def test_without_a_mail_server_the_mails_wait_and_health_says_so(open_desk: Open) -> None:
    gateway = open_desk()
    assert health(gateway)["status"] == "ok"
    assert "no mail server is set up" in health(gateway)["detail"]
    left(gateway)
    assert health(gateway) == {"status": "degraded", "detail": "no mail server is set up: 1 waiting, 0 refused"}
    assert [(mail["state"], mail["attempts"]) for mail in mails(gateway)] == [("queued", 0)]


def test_mails_that_waited_leave_once_a_server_is_set_up(
    open_desk: Open, with_mail: dict[str, Any], room: Mailroom
) -> None:
    gateway = open_desk()
    left(gateway)
    open_desk(**with_mail)
    eventually(lambda: len(room.got) == 1 and not mails(gateway))


def test_a_queue_without_a_mailbox_gets_no_mail_and_loses_no_message(
    open_desk: Open, with_mail: dict[str, Any]
) -> None:
    gateway = open_desk(**with_mail)
    receipt = left(gateway, queue="library")
    assert mails(gateway) == []
    assert [each["receipt"] for each in Colleague(gateway, "agent").sees()] == [receipt]


def test_two_gateways_send_each_mail_once(
    open_desk: Open, with_mail: dict[str, Any], room: Mailroom, tmp_path: Path
) -> None:
    first, second = (open_desk(sqlite(tmp_path), **with_mail) for _ in range(2))
    receipts = [left((first, second)[number % 2]) for number in range(8)]
    eventually(lambda: not mails(first))
    subjects = [str(mail["Subject"]) for mail in room.mails]
    assert sorted(subjects) == sorted(f"Ny besked {receipt}" for receipt in receipts)


def test_tls_and_login_are_used_where_they_are_set(open_desk: Open, room: Mailroom, tmp_path: Path) -> None:
    ca, key = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(ca, key)
    login = {"smtp_user": "borgerchat", "smtp_password": "right", "smtp_ca_file": ca}
    with mail_server(room, tls=context, auth_required=True) as port:
        gateway = open_desk(smtp_host="localhost", smtp_port=port, smtp_security="starttls", **login)
        left(gateway)
        eventually(lambda: len(room.got) == 1 and not mails(gateway))
    assert room.over_tls == [True]
    assert room.logins == [b"borgerchat"]


@pytest.mark.parametrize("fault", ["password", "certificate", "no_tls"])
def test_a_fault_of_our_settings_gives_no_mail_up_and_sends_none_in_the_open(
    open_desk: Open, room: Mailroom, tmp_path: Path, fault: str
) -> None:
    ca, key = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(ca, key)
    login = {"smtp_user": "borgerchat", "smtp_password": "wrong" if fault == "password" else "right"}
    trusted = {} if fault == "certificate" else {"smtp_ca_file": ca}
    tls = None if fault == "no_tls" else context
    with mail_server(room, tls=tls, auth_required=tls is not None) as port:
        gateway = open_desk(smtp_host="localhost", smtp_port=port, smtp_security="starttls", **login, **trusted)
        left(gateway)
        eventually(lambda: mails(gateway)[0]["why"] is not None, 60)
        assert mails(gateway)[0]["state"] == "queued"
        assert room.got == []


def test_the_log_holds_no_address_and_no_words(
    open_desk: Open, with_mail: dict[str, Any], room: Mailroom, capsys: pytest.CaptureFixture[str]
) -> None:
    room.says = ["451 later desk@example.org", "250 kept"]
    left(open_desk(**with_mail), text="xyzzyplugh")
    eventually(lambda: len(room.got) == 1)
    out = capsys.readouterr().out
    assert "mail_later" in out
    assert not any(word in out for word in ("xyzzyplugh", "citizen@", MAILBOX))


def test_what_is_kept_of_a_mail_can_be_read_by_another_gateway(open_desk: Open) -> None:
    gateway = open_desk()
    receipt = left(gateway)
    facts = mails(gateway)[0]["facts"]
    assert json.loads(facts) == {"receipt": receipt, "link": f"https://borgerchat.example.org/desk?besked={receipt}"}
