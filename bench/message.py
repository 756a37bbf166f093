"""A message answered by an action: our bot, alone and behind the gateway, beside Rasa's default pipeline.

All three learn from the same 500 sentences and call the same action server; one Rasa process each, one at a time.
"""

import asyncio
import dataclasses
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.load import Timing, measure
from bench.ours import start_gateway, start_ours, train_ours
from bench.process import memory_mb, process
from bench.senders import Sender, channel_sender, gateway_sender, rest_sender
from bench.stock import StockAssistant
from bench.subset import plain, read, subset, write
from launch.city import ROOT, environment
from launch.ports import LOOPBACK, Ports, free_ports

SENTENCES = 500
MESSAGES = 320
WARM_UP = 40
CLIENTS = 16
NOT_ANSWERED_BY_AN_ACTION = {"restart"}


@dataclasses.dataclass(frozen=True)
class Found:
    """What one assistant showed: alone, sixteen at once, its memory in MB, its training in seconds."""

    one: Timing
    many: Timing
    memory_mb: float
    training_s: float


def run() -> dict[str, float]:
    """Measure all three, print the table, give the ratios (ours divided by the yardstick's)."""
    var = ROOT / "bench" / "var"
    var.mkdir(parents=True, exist_ok=True)
    chosen = subset(read(ROOT / "data" / "nlu"), SENTENCES)
    sentences = var / "sentences"
    for old in sentences.glob("*.yml"):
        old.unlink()
    write(chosen, sentences)
    texts = questions(chosen)
    stock_assistant = StockAssistant(var / "stock", sentences)
    stock_assistant.write()
    stock_s = stock_assistant.train()
    model, ours_s = train_ours(var, sentences)
    ports = free_ports()
    settings = environment(
        var, ports, {**os.environ, "MESSAGES_PER_MINUTE": "100000", "CONVERSATIONS_PER_ADDRESS_PER_HOUR": "100000"}
    )
    with actions(ports, settings, var):
        with stock(stock_assistant, ports, settings, var) as pid:
            yardstick = measured(rest_sender(ports.bot), texts, pid, stock_s)
        with start_ours(model, ports, settings, var) as pid:
            ours = measured(channel_sender(ports.bot, settings["BOT_SECRET"]), texts, pid, ours_s)
            with start_gateway(ports, settings, var):
                behind = measured(gateway_sender(ports.gateway), texts, pid, ours_s)
    return told(yardstick, ours, behind)


def questions(chosen: dict[str, dict[str, list[str]]]) -> list[str]:
    """Messages to send: one sentence after the other of all topics, as a citizen would write it."""
    columns = [
        lines for topics in chosen.values() for topic, lines in topics.items() if topic not in NOT_ANSWERED_BY_AN_ACTION
    ]
    rows = [plain(lines[row % len(lines)]) for row in range(MESSAGES) for lines in columns]
    return rows[:MESSAGES]


def measured(sender: Sender, texts: list[str], pid: int, training_s: float) -> Found:
    async def both() -> tuple[Timing, Timing]:
        async with sender() as send:
            await measure(send, texts[:WARM_UP], 1)
            return await measure(send, texts, 1), await measure(send, texts, CLIENTS)

    one, many = asyncio.run(both())
    return Found(one, many, memory_mb(pid), training_s)


@contextmanager
def actions(ports: Ports, settings: Mapping[str, str], var: Path) -> Iterator[int]:
    health = f"http://{LOOPBACK}:{ports.actions}/health"
    for module in ("backend.seed", "api.migrate"):
        subprocess.run([sys.executable, "-m", module], env=dict(settings), cwd=ROOT, check=True)
    with process((sys.executable, "-m", "actions.app"), settings, var / "logs" / "actions.log", health) as pid:
        yield pid


@contextmanager
def stock(assistant: StockAssistant, ports: Ports, settings: Mapping[str, str], var: Path) -> Iterator[int]:
    argv, env = assistant.command(ports.bot, settings["ACTIONS_URL"], settings["ACTIONS_SECRET"])
    with process(argv, env, var / "logs" / "stock.log", f"http://{LOOPBACK}:{ports.bot}/") as pid:
        yield pid


def told(yardstick: Found, ours: Found, behind: Found) -> dict[str, float]:
    """Print a row for each; give the ratios."""
    print(f"{'':30}{'p50 ms':>9}{'p95 ms':>9}{'msg/s ×16':>11}{'MB':>8}{'training s':>12}")
    for name, found in (
        ("Rasa's default, stock call", yardstick),
        ("ours", ours),
        ("ours, through the gateway", behind),
    ):
        one = found.one
        print(
            f"{name:30}{one.p50_ms:9.1f}{one.p95_ms:9.1f}{found.many.per_second:11.1f}{found.memory_mb:8.0f}{found.training_s:12.1f}"
        )
    return {
        "throughput_ratio": round(ours.many.per_second / yardstick.many.per_second, 2),
        "p50_ratio": round(ours.one.p50_ms / yardstick.one.p50_ms, 3),
        "memory_ratio": round(ours.memory_mb / yardstick.memory_mb, 3),
        "training_ratio": round(ours.training_s / yardstick.training_s, 3),
        "gateway_throughput_ratio": round(behind.many.per_second / yardstick.many.per_second, 2),
        "gateway_p50_ratio": round(behind.one.p50_ms / yardstick.one.p50_ms, 3),
    }
