"""A bot on a real socket that answers as it is told, for the client's own tests and for processes of their own."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.api.running import HELLO


@dataclass
class HttpBot:
    status: int = 200
    body: bytes = field(default_factory=lambda: json.dumps({"replies": [HELLO.model_dump(mode="json")]}).encode())
    slow_s: float = 0
    url: str = ""
    heard: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    secrets: set[str] = field(default_factory=set)


@contextmanager
def http_bot() -> Iterator[HttpBot]:
    bot = HttpBot()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            said = json.loads(self.rfile.read(length)) if length else {}
            bot.secrets.add(self.headers.get("Authorization", ""))
            if self.command != "GET":
                bot.heard.append((self.command, self.path, said))
                time.sleep(bot.slow_s)
            body = b'{"status": "ok", "model": "m"}' if self.command == "GET" else bot.body
            self.send_response(bot.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_DELETE = answer  # noqa: N815 - the names that http.server looks for

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    bot.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield bot
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
