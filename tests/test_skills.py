"""A skill's files pair up: domain, sentences, rules, texts and actions, in both languages, under one name."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
SKILLS = sorted(file.name.split(".")[0] for file in (ROOT / "data" / "nlu").glob("*.da.yml"))
LANGUAGES = ("da", "en")
DOUBTS = {"ask_back", "not_understood"}  # intents that the pipeline gives in doubt: nobody writes sentences for them
RULE_POLICYS_OWN = {"restart"}
ACTION = r'"(action_\w+)"'


def read(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text("utf8"))


def intents_of(skill: str) -> set[str]:
    return {name if isinstance(name, str) else next(iter(name)) for name in read(f"bot/domain/{skill}.yml")["intents"]}


def actions_of(skill: str) -> set[str]:
    return set(read(f"bot/domain/{skill}.yml")["actions"])


def sentences_of(skill: str, language: str) -> dict[str, list[str]]:
    blocks = [block for block in read(f"data/nlu/{skill}.{language}.yml")["nlu"] if "intent" in block]
    return {block["intent"]: block["examples"].splitlines() for block in blocks}


def rules_of(skill: str) -> dict[str, str]:
    pairs = {}
    for rule in read(f"data/rules/{skill}.yml")["rules"]:
        said = [step["intent"] for step in rule["steps"] if "intent" in step]
        done = [step["action"] for step in rule["steps"] if "action" in step]
        pairs[said[0]] = done[0]
    return pairs


def test_there_are_skills() -> None:
    assert set(SKILLS) >= {"dialogue", "places", "passport", "moving", "people"}


@pytest.mark.parametrize("skill", SKILLS)
def test_a_skill_has_every_file(skill: str) -> None:
    paths = [f"bot/domain/{skill}.yml", f"data/rules/{skill}.yml", f"actions/{skill}.py"]
    paths += [f"data/{kind}/{skill}.{language}.yml" for kind in ("nlu", "texts") for language in LANGUAGES]
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("skill", SKILLS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_intent_has_sentences_and_no_other_has(skill: str, language: str) -> None:
    sentences = sentences_of(skill, language)
    assert set(sentences) == intents_of(skill) - DOUBTS
    assert {intent: len(lines) for intent, lines in sentences.items() if len(lines) < 12} == {}


@pytest.mark.parametrize("skill", SKILLS)
def test_every_intent_has_a_rule_that_ends_in_an_action_of_the_skill(skill: str) -> None:
    rules = rules_of(skill)
    assert set(rules) == intents_of(skill) - RULE_POLICYS_OWN
    assert set(rules.values()) <= actions_of(skill)


def written_in(skill: str) -> set[str]:
    """The actions in the skill's file, and in the files of actions that it takes some from."""
    own = (ROOT / "actions" / f"{skill}.py").read_text("utf8")
    taken = [ROOT / "actions" / f"{name}.py" for name in re.findall(r"^from actions\.(\w+) import", own, re.MULTILINE)]
    return {name for text in (own, *(file.read_text("utf8") for file in taken)) for name in re.findall(ACTION, text)}


@pytest.mark.parametrize("skill", SKILLS)
def test_every_action_of_the_domain_is_written(skill: str) -> None:
    assert actions_of(skill) <= written_in(skill)


@pytest.mark.parametrize("skill", SKILLS)
def test_every_topic_has_a_label_to_ask_back_with(skill: str) -> None:
    for language in LANGUAGES:
        labels = read(f"data/texts/{skill}.{language}.yml").get("choices", {})
        assert {f"topic.{intent}" for intent in intents_of(skill) - DOUBTS} <= set(labels)


def test_an_intent_belongs_to_one_skill() -> None:
    all_intents = [intent for skill in SKILLS for intent in intents_of(skill)]
    assert len(all_intents) == len(set(all_intents))


def test_no_sentence_teaches_two_topics() -> None:
    topics_of: dict[str, set[str]] = {}
    for skill in SKILLS:
        for language in LANGUAGES:
            for intent, lines in sentences_of(skill, language).items():
                for line in lines:
                    plain = (
                        re.sub(r"\[([^\]]+)\](\([^)]*\)|\{[^}]*\})", r"\1", line.removeprefix("- ")).strip().casefold()
                    )
                    topics_of.setdefault(plain, set()).add(intent)
    assert {line: topics for line, topics in topics_of.items() if len(topics) > 1} == {}
