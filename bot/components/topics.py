"""The topic classifier as Rasa sees it: from a message's text straight to its intent, without feature objects.

The decision goes into `intent` (a topic, `ask_back` or `not_understood`); `intent_ranking` keeps the topics as ranked;
after `ask_back` only those that are worth asking about.
"""

# ruff: noqa: ARG003 - Rasa calls the constructors by these names
import logging
from pathlib import Path
from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from threadpoolctl import threadpool_limits

from bot.components import (
    bars,
    doubt,
    e5_file,
    encoder,
    features,
    folding,
    held_out,
    judging,
    language,
    learning,
    looks,
    pieces,
    ridge,
    sentence_model,
    spelling,
    terms,
    topic_files,
    vector_cache,
    vectors,
    word_model,
    word_vectors,
)
from bot.components.features import Reading
from bot.components.sources import hash_of, in_checkout
from bot.components.tokenizer import KNOWN

log = logging.getLogger(__name__)
READ = (
    *(bars, doubt, e5_file, encoder, features, folding, held_out, judging, language, learning, looks, pieces, ridge),
    *(sentence_model, spelling, terms, topic_files, vector_cache, vectors, word_model, word_vectors),
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent):
    def __init__(
        self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource, judge: Optional[judging.Judge] = None
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._judge = judge

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`urgent` topics are answered at bars of their own. `encoder`: the folder of what reads sentences as
        well as words, made where it is missing; "" is words alone. `cache`: the file, if any, that keeps vectors for
        the next training.
        """
        return {"urgent": [], "encoder": "var/encoder", "cache": ""}

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:
        return hash_of(*READ)

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "TopicClassifier":
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "TopicClassifier":
        with model_storage.read_from(resource) as folder:
            learnt = topic_files.read(folder)
        threadpool_limits(1)  # a message's sums are too small to be shared out
        embedder = vectors.embedder(config["encoder"]) if learnt.second else None
        return cls(config, model_storage, resource, judging.Judge(learnt, embedder))

    def train(self, training_data: TrainingData) -> Resource:
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        embedder = vectors.embedder(self._config["encoder"], vectors.cores()) if self._config["encoder"] else None
        learnt = learning.learn_topics(
            [reading_of(example) for example in examples],
            [example.get(INTENT) for example in examples],
            self._config["urgent"],
            embedder and vector_cache.VectorCache(embedder, cache_file(self._config["cache"])),
        )
        log.info("Topics, cross-validated: %s", learnt.report)
        self._judge = judging.Judge(learnt, embedder)
        with self._storage.write_to(self._resource) as folder:
            topic_files.write(folder, learnt)
        return self._resource

    @property
    def reads_sentences(self) -> bool:
        """Whether sentence vectors are had; without them the bot understands less well."""
        return self._judge is not None and self._judge.reads_sentences

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            self._classify(message)
        return messages

    def _classify(self, message: Message) -> None:
        if self._judge is None:
            raise RuntimeError("the topic classifier was asked before it had learnt or was loaded")
        judged = self._judge.judge(reading_of(message))
        best, confidence = judged.ranked[0]
        name = best if judged.decision == "answer" else judged.decision
        message.set(INTENT, {"name": name, "confidence": confidence}, add_to_output=True)
        ranked = doubt.offered(judged.ranked) if judged.decision == "ask_back" else judged.ranked
        ranking = [{"name": topic, "confidence": probability} for topic, probability in ranked]
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)


def cache_file(path: str) -> Optional[Path]:
    return in_checkout(path) if path else None


def reading_of(message: Message) -> Reading:
    tokens = message.get(TOKENS_NAMES[TEXT]) or []
    words = tuple((token.text, token.lemma) for token in tokens)
    unknown = frozenset(token.text.lower() for token in tokens if not token.get(KNOWN, True))
    return Reading(message.get(TEXT) or "", words, language.language_of(message), unknown)
