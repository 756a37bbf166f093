"""Rasa's tokens, with the lemmas of the message's own language."""

from typing import Any, Dict, List, Optional, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import folding, language, lemmas
from bot.components.sources import hash_of

KNOWN = "known"  # of a token: whether a lemma table has it


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class LanguageTokenizer(Tokenizer):
    def __init__(self, config: Dict[Text, Any]) -> None:
        super().__init__(config)
        self._lemmas = lemmas.Lemmas(config["pipelines"])

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {
            "pipelines": {"da": "", "en": ""},
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    @staticmethod
    def required_packages() -> List[Text]:
        return ["spacy", "spacy_lookups_data"]

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:  # noqa: ARG003 - called by this name
        return hash_of(folding, language, lemmas)

    def tokenize(self, message: Message, attribute: Text) -> List[Token]:
        words = self._lemmas.words(message.get(attribute), language.language_of(message))
        return [Token(word.text, word.start, lemma=word.lemma, data={KNOWN: word.known}) for word in words]

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            if message.get(TEXT):
                message.set(TOKENS_NAMES[TEXT], self.tokenize(message, TEXT))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data
