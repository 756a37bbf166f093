"""What the benches compute from their measurements, and from what."""

import asyncio
from pathlib import Path

from bench.load import Timing, measure
from bench.message import Found, told
from bench.subset import plain, read, subset, write


def test_each_text_is_sent_once_whatever_the_number_of_clients() -> None:
    sent: list[tuple[int, str]] = []

    async def send(client: int, text: str) -> None:
        sent.append((client, text))
        await asyncio.sleep(0)

    texts = [str(number) for number in range(50)]
    timing = asyncio.run(measure(send, texts, 16))
    assert sorted(text for _, text in sent) == sorted(texts)
    assert {client for client, _ in sent} == set(range(16))
    assert timing.p50_ms <= timing.p95_ms


def test_the_subset_takes_the_same_number_from_each_topic_and_is_always_the_same() -> None:
    of = {"a.da.yml": {"greet": [f"hej {n}" for n in range(40)], "thanks": [f"tak {n}" for n in range(90)]}}
    chosen = subset(of, 20)
    assert {topic: len(lines) for topic, lines in chosen["a.da.yml"].items()} == {"greet": 10, "thanks": 10}
    assert chosen == subset(of, 20)


def test_a_written_subset_is_read_back(tmp_path: Path) -> None:
    of = {"a.da.yml": {"opening_hours": ["hvornår åbner [Dokk1](place)", "åbent: [i dag](date)?"]}}
    write(of, tmp_path)
    assert read(tmp_path) == of


def test_marks_are_taken_away() -> None:
    assert plain('åbner [Dokk1](place) [i dag]{"entity": "date"}') == "åbner Dokk1 i dag"


def test_ratios_are_ours_divided_by_the_yardsticks() -> None:
    yardstick = Found(Timing(10, 60, 80), Timing(20, 0, 0), 1000, 200)
    ours = Found(Timing(50, 12, 20), Timing(100, 0, 0), 400, 10)
    behind = Found(Timing(40, 18, 30), Timing(80, 0, 0), 400, 10)
    assert told(yardstick, ours, behind) == {
        "throughput_ratio": 5.0,
        "p50_ratio": 0.2,
        "memory_ratio": 0.4,
        "training_ratio": 0.05,
        "gateway_throughput_ratio": 4.0,
        "gateway_p50_ratio": 0.3,
    }
