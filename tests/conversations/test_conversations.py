"""Every conversation written under this folder, held with the trained model and the real processes."""

from pathlib import Path

import pytest

from tests.city import City
from tests.conversations.script import Turn, files, load
from tests.talk import Message, Talk

pytestmark = [pytest.mark.conversation, pytest.mark.timeout(120)]


@pytest.mark.parametrize("file", files(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_conversation(file: Path, request: pytest.FixtureRequest) -> None:
    script = load(file)
    city: City = request.getfixturevalue("demo_city" if script.city == "demo" else "city")
    with Talk(city.address, script.language) as talk:
        for number, turn in enumerate(script.turns, 1):
            answers = play(talk, turn)
            if problems := list(misses(turn, answers)):
                pytest.fail(f"{script.title}, turn {number}: {'; '.join(problems)}\n{talk}", pytrace=False)


def test_there_are_sixty_conversations_in_both_languages() -> None:
    languages = [load(file).language for file in files()]
    assert len(languages) >= 60
    assert languages.count("en") >= len(languages) / 3


def play(talk: Talk, turn: Turn) -> list[Message]:
    if turn.citizen is not None:
        answers = talk.say(turn.citizen)
        return settled(talk, turn, answers) if turn.may_ask_back else answers
    if turn.press is not None:
        return talk.choose(turn.press)
    talk.switch(**(turn.switch or {}))
    return talk.read_again()


def settled(talk: Talk, turn: Turn, answers: list[Message]) -> list[Message]:
    """The answer, after pressing the button that was meant if the bot asked which."""
    asked = [reply for answer in answers for reply in answer["replies"] or [] if reply["key"] == "ask_back.which"]
    meant = {key.split(".")[0] for key in turn.keys}
    labels = [choice["label"] for reply in asked for choice in reply["choices"] if choice["key"] in meant]
    return talk.choose(labels[0]) if labels else answers


def misses(turn: Turn, answers: list[Message]) -> list[str]:
    """What the answers lack, in words."""
    told = "\n".join(answer["text"] for answer in answers)
    replies = [reply for answer in answers for reply in answer["replies"] or []]
    keys = [reply["key"] for reply in replies]
    labels = {choice["label"] for reply in replies for choice in reply["choices"]}
    found = [f"«{words}» is not said" for words in turn.says if words not in told]
    found += [f"«{words}» is said" for words in turn.never if words in told]
    found += [f"no button «{label}»" for label in turn.buttons if label not in labels]
    if turn.keys and not set(turn.keys) & set(keys):
        found.append(f"answered with {keys}, not {turn.keys}")
    if turn.language and any(answer["language"] != turn.language for answer in answers):
        found.append(f"answered in {[answer['language'] for answer in answers]}")
    if turn.sources is not None and turn.sources != any(reply["sources"] for reply in replies):
        found.append("has no source" if turn.sources else "has a source")
    return found
