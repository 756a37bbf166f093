"""A citizen's side of a conversation, over the published HTTP calls."""

import time
import uuid
from types import TracebackType
from typing import Any, Self

import httpx

Message = dict[str, Any]


class Talk:
    """One conversation. Remembers the transcript, so that a failing test can print it."""

    def __init__(self, address: str, language: str | None = None, patience_s: float = 20) -> None:
        self._http = httpx.Client(base_url=address, timeout=30, trust_env=False)
        self._patience = patience_s
        created = self._http.post("/api/conversations", json={"language": language} if language else {})
        created.raise_for_status()
        body = created.json()
        self.id: str = body["id"]
        self._http.headers["Authorization"] = f"Bearer {body['token']}"
        self.transcript: list[Message] = list(body["messages"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    @property
    def http(self) -> httpx.Client:
        """The client with the conversation's token."""
        return self._http

    @property
    def path(self) -> str:
        return f"/api/conversations/{self.id}"

    @property
    def last_seq(self) -> int:
        return max((message["seq"] for message in self.transcript), default=0)

    def send(self, text: str) -> httpx.Response:
        return self._http.post(f"{self.path}/messages", json={"client_message_id": str(uuid.uuid4()), "text": text})

    def say(self, text: str) -> list[Message]:
        """Send a message and wait for what is answered to it."""
        return self._answers_to(self.send(text))

    def choose(self, label: str) -> list[Message]:
        """Press the button with this label, the newest that bears it."""
        for message in reversed(self.transcript):
            for reply in message["replies"] or []:
                for choice in reply["choices"]:
                    if choice["label"] == label:
                        return self._answers_to(self.press(message["seq"], choice["key"]))
        raise AssertionError(f"no button «{label}»\n{self}")

    def press(self, seq: int, choice: str) -> httpx.Response:
        body = {"client_message_id": str(uuid.uuid4()), "reply_to": seq, "choice": choice}
        return self._http.post(f"{self.path}/messages", json=body)

    def switch(self, **what: str) -> None:
        self._http.patch(self.path, json=what).raise_for_status()

    def news(self, wait: float = 0, **view: str) -> list[Message]:
        """The messages after the last one seen."""
        got = self._http.get(f"{self.path}/messages", params={"after": self.last_seq, "wait": wait, **view})
        got.raise_for_status()
        messages: list[Message] = got.json()["messages"]
        return messages

    def read_again(self, **view: str) -> list[Message]:
        """The whole conversation, in another language or form if asked."""
        got = self._http.get(f"{self.path}/messages", params={"after": 0, **view})
        got.raise_for_status()
        messages: list[Message] = got.json()["messages"]
        return messages

    def wait_for_answer(self) -> list[Message]:
        """What is said by others than the citizen, from the next such message on."""
        deadline = time.monotonic() + self._patience
        while time.monotonic() < deadline:
            news = self.news(wait=2)
            self.transcript += news
            if answers := [message for message in news if message["author"] != "citizen"]:
                return answers
        raise AssertionError(f"no answer within {self._patience} s\n{self}")

    def _answers_to(self, sent: httpx.Response) -> list[Message]:
        assert sent.status_code == httpx.codes.ACCEPTED, f"{sent.status_code} {sent.text}\n{self}"
        return self.wait_for_answer()

    def __str__(self) -> str:
        return "\n".join(f"  {m['seq']:>3} {m['author']:<8} {_shown(m)}" for m in self.transcript)


def _shown(message: Message) -> str:
    keys = ", ".join(reply["key"] for reply in message["replies"] or [])
    return (f"[{keys}] " if keys else "") + message["text"].replace("\n", "\n" + " " * 13)
