"""Marked spans as Rasa's entities: known names, patterns of days and the like, and what was learnt from examples.

An entity's value is the citizen's own words; what they mean is resolved by the backend alone.
"""

# ruff: noqa: ARG003 - Rasa calls the constructors by these names
import json
from pathlib import Path
from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import crf, folding, gazetteer, language, lemmas, patterns, span, tagging, word_head
from bot.components.lemmas import Word
from bot.components.sources import hash_of, in_checkout
from bot.components.span import Span
from bot.components.tagging import Finder, Lesson
from bot.components.vectors import cores, embedder

NAMES = "names.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SpanExtractor(GraphComponent):
    def __init__(self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource) -> None:
        self._aliases = {entity: [in_checkout(file) for file in files] for entity, files in config["aliases"].items()}
        self._patterns = patterns.read_patterns(in_checkout(config["patterns"]))
        self._settled = frozenset(config["settled"])
        self._encoder = config["encoder"]
        self._storage = storage
        self._resource = resource
        self._gazetteer = gazetteer.Gazetteer({})
        self._finder: Optional[Finder] = None

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`aliases` are the facts files whose names are looked for, by entity. `settled`: the entities that names and
        patterns mark by themselves; of others they give hints to what was learnt, where anything was. `encoder` as the
        topic classifier has it.
        """
        return {"aliases": {}, "patterns": "bot/patterns", "settled": [], "encoder": "var/encoder"}

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:
        said = {**cls.get_default_config(), **config}
        facts = [in_checkout(file) for files in said["aliases"].values() for file in files]
        return hash_of(
            crf,
            folding,
            gazetteer,
            language,
            lemmas,
            patterns,
            span,
            tagging,
            word_head,
            files=[*facts, *patterns.files(in_checkout(said["patterns"]))],
        )

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SpanExtractor":
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "SpanExtractor":
        extractor = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            extractor.read(folder)
        return extractor

    def train(self, training_data: TrainingData) -> Resource:
        examples = [example for example in training_data.nlu_examples if example.get(TEXT)]
        names = {entity: gazetteer.read_names(files) for entity, files in self._aliases.items()}
        ordinary = sorted({folding.fold(word.text) for example in examples for word in words_of(example)})
        self._gazetteer = gazetteer.Gazetteer(names, ordinary)
        with self._storage.write_to(self._resource) as folder:
            kept = json.dumps({"names": names, "ordinary": ordinary}, ensure_ascii=False)
            (folder / NAMES).write_text(kept, encoding="utf-8")
            lessons = [
                Lesson(example.get(TEXT), words_of(example), self._ruled(example), marked(example))
                for example in examples
            ]
            reader = embedder(self._encoder, cores()) if self._encoder else None
            tagging.learn(lessons, folder, reader)
            self._finder = tagging.finder(folder, reader)
        return self._resource

    def read(self, folder: Path) -> None:
        kept = json.loads((folder / NAMES).read_text(encoding="utf-8"))
        self._gazetteer = gazetteer.Gazetteer(kept["names"], kept["ordinary"])
        self._finder = tagging.finder(folder, embedder(self._encoder) if self._encoder else None)

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            message.set(ENTITIES, self._entities(message), add_to_output=True)
        return messages

    def _entities(self, message: Message) -> List[Dict[Text, Any]]:
        ruled, learnt = self._ruled(message), []
        if self._finder:
            learnt = self._finder.find(message.get(TEXT), words_of(message), ruled)
            ruled = [one for one in ruled if one.entity in self._settled]
        return [entity(one, message.get(TEXT)) for one in span.settled([*ruled, *learnt])]

    def _ruled(self, message: Message) -> List[Span]:
        text = message.get(TEXT) or ""
        return [*self._gazetteer.find(text), *self._patterns.find(text, language.language_of(message))]


def words_of(message: Message) -> List[Word]:
    return [Word(token.text, token.start, token.lemma) for token in message.get(TOKENS_NAMES[TEXT]) or []]


def marked(example: Message) -> List[Span]:
    return [Span(said["entity"], said["start"], said["end"], "crf") for said in example.get(ENTITIES) or []]


def entity(found: Span, text: Text) -> Dict[Text, Any]:
    return {
        "entity": found.entity,
        "start": found.start,
        "end": found.end,
        "value": text[found.start : found.end],
        "extractor": found.finder,
    }
