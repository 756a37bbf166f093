"""The topic classifier as Rasa sees it: from a message's text straight to its intent, without feature objects.

The decision goes into `intent` (a topic, `ask_back` or `not_understood`); `intent_ranking` keeps the topics as ranked,
so that an action can offer the likeliest. Sentence vectors, when they come, are a third kind of term beside the two.
"""

# ruff: noqa: ARG003 - Rasa calls the constructors by these names
import logging
from typing import Any, Dict, List, Optional, Text

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import (
    bars,
    doubt,
    features,
    folding,
    held_out,
    language,
    learning,
    terms,
    topic_files,
    topic_model,
)
from bot.components.features import Reading
from bot.components.sources import hash_of

log = logging.getLogger(__name__)
RANKED = 10


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent):
    def __init__(
        self,
        config: Dict[Text, Any],
        storage: ModelStorage,
        resource: Resource,
        learnt: Optional[learning.Learnt] = None,
    ) -> None:
        self._urgent = frozenset(config["urgent"])
        self._methods = tuple(config["methods"])
        self._storage = storage
        self._resource = resource
        self._learnt = learnt

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"urgent": [], "methods": ["svm", "logistic"]}

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:
        return hash_of(bars, doubt, features, folding, held_out, language, learning, terms, topic_files, topic_model)

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
            return cls(config, model_storage, resource, topic_files.read(folder))

    def train(self, training_data: TrainingData) -> Resource:
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        self._learnt = learning.learn_topics(
            [reading_of(example) for example in examples],
            [example.get(INTENT) for example in examples],
            [language.language_of(example) for example in examples],
            self._methods,
            self._urgent,
        )
        log.info("Topics, cross-validated: %s", self._learnt.report)
        with self._storage.write_to(self._resource) as folder:
            topic_files.write(folder, self._learnt)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            self._classify(message)
        return messages

    def _classify(self, message: Message) -> None:
        if self._learnt is None:
            raise RuntimeError("the topic classifier was asked before it had learnt or was loaded")
        model, chosen = self._learnt.model, self._learnt.bars
        scores = model.scores(reading_of(message))
        likely = doubt.probabilities(scores, chosen.warmth)
        order = np.argsort(-likely)[:RANKED]
        ranked = [(model.topics[place], float(likely[place])) for place in order]
        decision = doubt.decide(ranked, float(scores[order[0]]), chosen, self._urgent)
        name = ranked[0][0] if decision == "answer" else decision
        message.set(INTENT, {"name": name, "confidence": ranked[0][1]}, add_to_output=True)
        ranking = [{"name": topic, "confidence": probability} for topic, probability in ranked]
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)


def reading_of(message: Message) -> Reading:
    tokens = message.get(TOKENS_NAMES[TEXT]) or []
    return Reading(message.get(TEXT) or "", tuple((token.text, token.lemma) for token in tokens))
