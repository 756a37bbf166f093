"""A gateway killed while it sends: the mail is sent once more at most, and known for the same."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from sqlalchemy import create_engine, text

from tests.api.delivery.test_without_loss import ROOT, answers, serve
from tests.api.letters.conftest import MAILBOX, eventually, leave
from tests.api.letters.smtp_server import Mailroom, mail_server
from tests.api.running import sqlite
from tests.talk import Talk


def test_a_gateway_killed_before_it_heard_that_the_mail_was_accepted_sends_the_same_once_more(
    tmp_path: Path, city_url: str, free_port: int, room: Mailroom
) -> None:
    room.slow_s = 2
    with mail_server(room) as smtp_port:
        settings = {
            **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
            "PYTHONPATH": str(ROOT),
            "CONVERSATIONS_DATABASE_URL": sqlite(tmp_path),
            "CITY_DATABASE_URL": city_url,
            "GATEWAY_PORT": str(free_port),
            "BOT_URL": "http://127.0.0.1:9",
            "BOT_SECRET": "x",
            "NOW": "2026-11-24T11:00",
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(smtp_port),
            "SMTP_SECURITY": "none",
            "MAIL_FROM": "borgerchat@example.org",
            "QUEUE_MAILBOXES": f'{{"citizen_service": "{MAILBOX}"}}',
            "MAIL_LEASE_SECONDS": "10",
        }
        subprocess.run([sys.executable, "-m", "api.migrate"], cwd=ROOT, env=settings, check=True)
        process = serve(settings)
        try:
            address = f"http://127.0.0.1:{free_port}"
            eventually(lambda: answers(address), 60)
            with Talk(address, "da") as talk:
                assert leave(talk).is_success
            eventually(lambda: len(room.got) == 1, 30)
            process.send_signal(signal.SIGKILL)
            process.wait()
            room.slow_s = 0
            process = serve(settings)
            eventually(lambda: waiting(sqlite(tmp_path)) == 0, 60)
        finally:
            process.kill()
            process.wait()
    assert len(room.got) == 2
    assert len({str(mail["Message-ID"]) for mail in room.mails}) == 1
    assert room.got[0] == room.got[1]


def waiting(url: str) -> int:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = int(connection.execute(text("SELECT count(*) FROM mails")).scalar_one())
    engine.dispose()
    return found
