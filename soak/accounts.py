"""Accounts for the soak's agents, made as an administrator makes them: by command line, the password piped in."""

import secrets
import subprocess
import sys
from collections.abc import Mapping
from typing import get_args

from launch.city import ROOT
from replies.reply import Queue

AT_ONCE = 4
COMMAND = "api.accounts"


class AccountRefusedError(RuntimeError):
    """The command that makes accounts ended with an error."""


def made(count: int, settings: Mapping[str, str]) -> dict[str, str]:
    """Names with passwords that nobody else has seen: agents of all queues, in both languages."""
    accounts = {f"agent-{number}": secrets.token_urlsafe(24) for number in range(1, count + 1)}
    names = list(accounts)
    for first in range(0, count, AT_ONCE):
        making = [_start(name, settings) for name in names[first : first + AT_ONCE]]
        for name, process in zip(names[first : first + AT_ONCE], making, strict=True):
            process.communicate(f"{accounts[name]}\n")
            if process.returncode:
                raise AccountRefusedError(f"{COMMAND} ended with {process.returncode}")
    return accounts


def _start(name: str, settings: Mapping[str, str]) -> subprocess.Popen[str]:
    queues = (word for queue in get_args(Queue) for word in ("--queue", queue))
    rights = ("--role", "agent", *queues, "--language", "da", "--language", "en")
    argv = (sys.executable, "-m", COMMAND, "create", name, "--shown", f"Agent {name.split('-')[1]}", *rights)
    return subprocess.Popen(
        argv, env=dict(settings), cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
