"""Cuts a text into the pieces that the sentence encoder knows."""

from tokenizers import Tokenizer
from tokenizers.models import Unigram

from bot.components.e5_file import Pieces

GAP = "▁"


class Cutter:
    """`most` pieces at the most, the two that mark a text's ends among them: what comes later is not read."""

    def __init__(self, pieces: Pieces, most: int) -> None:
        scored = [(text, float(score)) for text, score in zip(pieces.texts, pieces.scores, strict=True)]
        self._tokenizer = Tokenizer(Unigram(scored, unk_id=pieces.unknown, byte_fallback=False))
        self._pieces = pieces
        self._most = most

    def cut(self, text: str) -> tuple[list[int], list[int]]:
        """The pieces, and at which character of the text each begins; the marks of the ends begin nowhere: -1."""
        spelt, places = self._spelt(text)
        found = self._tokenizer.encode(spelt, add_special_tokens=False)
        kept = self._most - 2
        begins = [places[start] for start, _ in found.offsets[:kept]]
        return [self._pieces.begin, *found.ids[:kept], self._pieces.end], [-1, *begins, -1]

    def _spelt(self, text: str) -> tuple[str, list[int]]:
        """As the encoder learnt to read it; and for each character, that of the text which it stands for."""
        spelt: list[str] = [GAP]
        places = [0]
        for place, character in enumerate(text):
            for one in self._pieces.becomes.get(ord(character), character):
                if one == " " and spelt[-1] == GAP:
                    continue
                spelt.append(GAP if one == " " else one)
                places.append(place)
        return "".join(spelt), places
