"""Training examples that know their language.

Rasa merges all training files into one set, and a file's name is lost with it; yet words and lemmas differ by language.
So each file is read by itself and its examples get the metadata that the gateway sends with a live message.
"""

from typing import Optional, Text

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.language import language_of_file


class LanguageImporter(RasaFileImporter):
    def get_nlu_data(self, language: Optional[Text] = "da") -> TrainingData:
        """All examples, each with `metadata: {language}`. Raises LanguageNotSaidError on a file named otherwise."""
        return TrainingData().merge(*(in_its_language(path, language or "da") for path in self._nlu_files))


def in_its_language(path: str, default: str) -> TrainingData:
    read = load_data(path, default)
    said = {"language": language_of_file(path)}
    for example in read.training_examples:
        example.set("metadata", {**(example.get("metadata") or {}), **said})
    return read
