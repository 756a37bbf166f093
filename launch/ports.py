"""Where the processes listen: loopback only."""

import socket
from dataclasses import dataclass

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Ports:
    gateway: int = 8000
    bot: int = 5005
    actions: int = 5055
    demo_city: int = 5056

    def busy(self, *, demo: bool = False) -> list[int]:
        """Those that another program holds already; the demo city's only where it is to be started."""
        wanted = (self.gateway, self.bot, self.actions, *([self.demo_city] if demo else ()))
        return [port for port in wanted if _taken(port)]


def free_ports() -> Ports:
    """Four ports that nobody listened on a moment ago, for tests and benches."""
    held = [socket.create_server((LOOPBACK, 0)) for _ in range(4)]
    gateway, bot, actions, demo_city = (server.getsockname()[1] for server in held)
    for server in held:
        server.close()
    return Ports(gateway, bot, actions, demo_city)


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return True
    return False
