"""Where the three processes listen: loopback only."""

import socket
from dataclasses import dataclass

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Ports:
    gateway: int = 8000
    bot: int = 5005
    actions: int = 5055

    def busy(self) -> list[int]:
        """Those that another program holds already."""
        return [port for port in (self.gateway, self.bot, self.actions) if _taken(port)]


def free_ports() -> Ports:
    """Three ports that nobody listened on a moment ago, for tests and benches."""
    held = [socket.create_server((LOOPBACK, 0)) for _ in range(3)]
    gateway, bot, actions = (server.getsockname()[1] for server in held)
    for server in held:
        server.close()
    return Ports(gateway, bot, actions)


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return True
    return False
