"""A fixed, stratified part of our training sentences, so that both pipelines learn from the same."""

import hashlib
import re
from collections import defaultdict
from pathlib import Path

import yaml

Sentences = dict[str, list[str]]


def read(folder: Path) -> dict[str, Sentences]:
    """All training sentences, by file name and then by topic, as they stand (spans marked)."""
    found: dict[str, Sentences] = {}
    for file in sorted(folder.glob("*.yml")):
        blocks = yaml.safe_load(file.read_text("utf8")).get("nlu", [])
        topics = {block["intent"]: _lines(block["examples"]) for block in blocks if "intent" in block}
        found[file.name] = topics
    return found


def subset(of: dict[str, Sentences], size: int) -> dict[str, Sentences]:
    """About `size` sentences, the same number from each topic and file, chosen by hash: always the same ones."""
    cells = [(name, topic) for name, topics in of.items() for topic in topics]
    each = max(2, round(size / len(cells)))
    chosen: dict[str, Sentences] = defaultdict(dict)
    for name, topic in cells:
        chosen[name][topic] = sorted(of[name][topic], key=_hash)[:each]
    return dict(chosen)


def write(sentences: dict[str, Sentences], folder: Path) -> None:
    """As Rasa's training files, under the names they came from."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, topics in sentences.items():
        blocks = [
            {"intent": topic, "examples": "".join(f"- {line}\n" for line in lines)} for topic, lines in topics.items()
        ]
        text = yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True, sort_keys=False, width=10_000)
        (folder / name).write_text(text, "utf8")


def plain(sentence: str) -> str:
    """The sentence without its marks."""
    return re.sub(r"\[([^\]]+)\](\([^)]*\)|\{[^}]*\})", r"\1", sentence)


def _lines(examples: str) -> list[str]:
    return [line[2:].strip() for line in examples.splitlines() if line.startswith("- ")]


def _hash(sentence: str) -> str:
    return hashlib.sha256(sentence.encode()).hexdigest()
