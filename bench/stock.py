"""The yardstick: Rasa 3.6 as `rasa init` writes its config, its own trainer, server, channel and action call."""

import hashlib
import itertools
import json
import os
import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

import yaml

from launch.city import BOT_PYTHON, ROOT
from launch.ports import LOOPBACK

PIPELINE = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True},
    {"name": "EntitySynonymMapper"},
    {"name": "ResponseSelector", "epochs": 100, "constrain_similarities": True},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]
POLICIES = [
    {"name": "MemoizationPolicy"},
    {"name": "RulePolicy"},
    {"name": "UnexpecTEDIntentPolicy", "max_history": 5, "epochs": 100},
    {"name": "TEDPolicy", "max_history": 5, "epochs": 100, "constrain_similarities": True},
]
STORIES = 12


class StockAssistant:
    """An assistant folder as a newcomer would have it, with our sentences, our rules and our action server."""

    def __init__(self, folder: Path, sentences: Path) -> None:
        self._folder = folder
        self._sentences = sentences
        self.model = folder / "models" / "stock.tar.gz"

    def write(self) -> None:
        """Lay out config, domain, data and credentials."""
        shutil.rmtree(self._folder / "data", ignore_errors=True)
        shutil.copytree(self._sentences, self._folder / "data" / "nlu")
        shutil.copytree(ROOT / "bot" / "domain", self._folder / "domain", dirs_exist_ok=True)
        shutil.copytree(ROOT / "data" / "rules", self._folder / "data" / "rules")
        self._yaml(
            "config.yml",
            {
                "recipe": "default.v1",
                "assistant_id": "stock",
                "language": "da",
                "pipeline": PIPELINE,
                "policies": POLICIES,
            },
        )
        self._yaml("data/stories.yml", {"version": "3.1", "stories": self._stories()})
        self._yaml("credentials.yml", {"rest": None})

    def train(self) -> float:
        """Train with Rasa's own command, unless the same was trained before; give the seconds it took, start to end."""
        told = self._folder / "trained.json"
        hashed = self._hash()
        if told.exists() and (kept := json.loads(told.read_text("utf8")))["hash"] == hashed and self.model.exists():
            return float(kept["seconds"])
        print("  training Rasa's default pipeline; this takes minutes, once …", flush=True)
        started = time.perf_counter()
        argv = [
            "-m",
            "rasa",
            "train",
            "--fixed-model-name",
            "stock",
            "--force",
            "--domain",
            "domain",
            "--out",
            "models",
        ]
        with (self._folder / "train.log").open("wb") as log:
            subprocess.run(
                [str(BOT_PYTHON), *argv],
                cwd=self._folder,
                env=self._environment({}),
                stdout=log,
                stderr=log,
                check=True,
            )
        seconds = time.perf_counter() - started
        told.write_text(json.dumps({"hash": hashed, "seconds": seconds}), "utf8")
        return seconds

    def command(self, port: int, actions_url: str, secret: str) -> tuple[list[str], Mapping[str, str]]:
        """How its server is started: Rasa's own, on loopback, with the REST channel."""
        self._yaml(
            "endpoints.yml", {"action_endpoint": {"url": actions_url, "headers": {"Authorization": f"Bearer {secret}"}}}
        )
        of = self._folder
        argv = [str(BOT_PYTHON), "-m", "rasa", "run", "--model", str(self.model), "-i", LOOPBACK, "-p", str(port)]
        argv += ["--credentials", str(of / "credentials.yml"), "--endpoints", str(of / "endpoints.yml")]
        return argv, self._environment({})

    def _stories(self) -> list[dict[str, object]]:
        """TED learns nothing from rules: a few two-step stories, as any assistant has, from the rules themselves."""
        rules = [
            rule["steps"]
            for file in sorted((ROOT / "data" / "rules").glob("*.yml"))
            for rule in yaml.safe_load(file.read_text("utf8")).get("rules", [])
        ]
        pairs = list(itertools.pairwise(rules))[:STORIES]
        return [
            {"story": f"story {number}", "steps": [*first, *second]} for number, (first, second) in enumerate(pairs)
        ]

    def _environment(self, extra: Mapping[str, str]) -> dict[str, str]:
        return {
            **os.environ,
            "RASA_TELEMETRY_ENABLED": "false",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
            **extra,
        }

    def _yaml(self, name: str, content: object) -> None:
        file = self._folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf8")

    def _hash(self) -> str:
        files = [
            self._folder / "config.yml",
            *sorted((self._folder / "domain").rglob("*.yml")),
            *sorted((self._folder / "data").rglob("*.yml")),
        ]
        return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
