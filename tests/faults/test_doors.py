"""Nothing listens beyond loopback, and nobody speaks to a process without its secret."""

import ipaddress
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from launch.ports import LOOPBACK
from tests.city import City

pytestmark = [pytest.mark.conversation, pytest.mark.timeout(240)]

LISTEN = "0A"


def listening(pid: int) -> Iterator[tuple[str, int]]:
    """Address and port of every socket on which a process or one of its children listens (Linux)."""
    inodes = {inode for member in family(pid) for inode in sockets_of(member)}
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text("utf8").splitlines()[1:]:
            fields = line.split()
            if fields[3] == LISTEN and fields[9] in inodes:
                address, port = fields[1].split(":")
                yield readable(address), int(port, 16)


def family(pid: int) -> set[int]:
    """The processes of a process group."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf8").rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[2]) == pid:
            found.add(int(stat.parent.name))
    return found


def sockets_of(pid: int) -> set[str]:
    links = [link.readlink().name for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()]
    return {link.removeprefix("socket:[").rstrip("]") for link in links if link.startswith("socket:[")}


def readable(address: str) -> str:
    words = [bytes.fromhex(address[start : start + 8])[::-1] for start in range(0, len(address), 8)]
    return str(ipaddress.ip_address(b"".join(words)))


def test_every_socket_that_listens_is_on_loopback(fragile_city: City) -> None:
    names = ("gateway", "bot", "actions", "demo_city", "sync")
    found = {name: list(listening(fragile_city.supervisor.pid(name))) for name in names}
    ports = {name: [port for _, port in sockets] for name, sockets in found.items()}
    assert ports == {
        "gateway": [fragile_city.ports.gateway],
        "bot": [fragile_city.ports.bot],
        "actions": [fragile_city.ports.actions],
        "demo_city": [fragile_city.ports.demo_city],
        "sync": [],
    }
    addresses = {address for sockets in found.values() for address, _ in sockets}
    assert all(ipaddress.ip_address(address).is_loopback for address in addresses)


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer wrong"}], ids=["no secret", "a wrong secret"])
def test_the_bot_and_the_actions_refuse_whoever_lacks_their_secret(fragile_city: City, headers: dict[str, str]) -> None:
    bot = f"http://{LOOPBACK}:{fragile_city.ports.bot}/webhooks/borgerchat/messages"
    for url in (bot, fragile_city.settings["ACTIONS_URL"]):
        assert httpx.post(url, json={}, headers=headers, trust_env=False).status_code == httpx.codes.UNAUTHORIZED


@pytest.mark.parametrize("path", ["/conversations/x/tracker", "/model/train", "/model/parse", "/webhooks/rest/webhook"])
def test_rasas_own_doors_are_shut(fragile_city: City, path: str) -> None:
    answer = httpx.post(f"http://{LOOPBACK}:{fragile_city.ports.bot}{path}", json={}, trust_env=False)
    assert answer.status_code in {httpx.codes.NOT_FOUND, httpx.codes.METHOD_NOT_ALLOWED, httpx.codes.UNAUTHORIZED}
