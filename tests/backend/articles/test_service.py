"""Editors are told of a change at borger.dk, and no answer changes by itself."""

import datetime as dt
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from backend.articles import service
from backend.articles.__main__ import told
from backend.articles.job import ArticlesJob
from backend.articles.watched import Watched, watched_articles
from backend.clients.borgerdk import Article
from backend.clients.doors import doors_of
from backend.clients.errors import NotConfiguredError
from backend.db import sessions
from backend.facts.service import facts_of
from backend.seed import seed
from backend.seeding.read import load
from backend.settings import FACTS_FOLDER, CitySettings
from backend.sync.job import Changes
from tests.backend.conftest import NOW

DAY = dt.timedelta(days=1)
WATCHED = {"moving": Watched(url="https://www.borger.dk/sider/x.aspx", services=("moving",))}
MOVE = "https://www.borger.dk/handlingsside?selfserviceId=40063fb6-7cb3-452e-be26-ffc37e82d4a4"


def article(*lines: str, links: tuple[str, ...] = (MOVE,)) -> dict[str, Article]:
    html = "".join(f"<p>{line}</p>" for line in lines) + "".join(f"<a href='{link}'>Anmeld</a>" for link in links)
    told = {
        "ArticleID": "645",
        "ArticleTitle": "Flytning",
        "ArticleUrl": "https://www.borger.dk/sider/x.aspx",
        "Content": html,
        "LastUpdated": "2026-11-01T10:00:00",
    }
    return {"moving": Article.model_validate(told)}


@pytest.fixture
def store(empty: Engine) -> Iterator[Session]:
    seed(empty, NOW)
    with sessions(empty)() as session:
        yield session


def keep(store: Session, *lines: str, days: int = 0, **more: tuple[str, ...]) -> Changes:
    return service.keep(store, WATCHED, article(*lines, **more), NOW + days * DAY)


def words(store: Session) -> list[tuple[str, ...]]:
    return [change.words for change in service.changes(store)]


def test_what_is_read_first_is_what_editors_know(store: Session) -> None:
    assert keep(store, "Frist: 5 dage") == Changes(added=1)
    assert words(store) == [()]  # our other links to self-services are not in this small article
    assert "moving.heating" in service.changes(store)[0].dead_links
    assert "moving.self_service" not in service.changes(store)[0].dead_links


def test_a_change_is_told_line_by_line_until_an_editor_has_dealt_with_it(store: Session) -> None:
    keep(store, "Frist: 5 dage", "Gratis")
    assert keep(store, "Frist: 7 dage", "Gratis", days=1) == Changes(changed=1)
    assert words(store) == [("-Frist: 5 dage", "+Frist: 7 dage")]
    assert keep(store, "Frist: 7 dage", "Gratis", days=2) == Changes(unchanged=1)
    (change,) = service.changes(store)
    assert change.noticed_at == NOW + DAY
    service.settle(store, "moving", "editor", NOW + 3 * DAY)
    assert words(store) == [()]


def test_two_changes_before_an_editor_looks_are_one(store: Session) -> None:
    for days, line in enumerate(("5 dage", "6 dage", "7 dage")):
        keep(store, line, days=days)
    assert words(store) == [("-5 dage", "+7 dage")]


def test_a_change_that_is_taken_back_is_no_change(store: Session) -> None:
    for days, line in enumerate(("5 dage", "6 dage", "5 dage")):
        keep(store, line, days=days)
    assert words(store) == [()]


def test_a_self_service_that_is_gone_is_told(store: Session) -> None:
    keep(store, "a")
    keep(store, "a", days=1, links=())
    (change,) = service.changes(store)
    assert change.links == ("-Anmeld",)
    assert "moving.self_service" in change.dead_links
    assert "no longer linked from there: moving.self_service" in told(change)


def test_no_fact_of_ours_changes_with_the_article(store: Session) -> None:
    before = facts_of(store, "service", "moving")
    keep(store, "Frist: 5 dage")
    keep(store, "Frist: 70 dage", days=1)
    assert facts_of(store, "service", "moving") == before


def test_an_article_that_is_watched_no_more_is_forgotten(store: Session) -> None:
    keep(store, "a")
    service.keep(store, {}, {}, NOW)
    assert service.changes(store) == []


def test_an_article_that_nobody_watches_cannot_be_settled(store: Session) -> None:
    with pytest.raises(service.NoSuchArticleError):
        service.settle(store, "passport", "editor", NOW)


def test_every_watched_article_is_of_services_that_we_have() -> None:
    services = load(FACTS_FOLDER / "services.yml")["services"]
    watched = watched_articles()
    assert watched
    assert {service for one in watched.values() for service in one.services} <= set(services)


def test_without_an_address_it_is_not_asked() -> None:
    with doors_of(CitySettings(city="none")) as doors, pytest.raises(NotConfiguredError):
        ArticlesJob(doors["borgerdk"], WATCHED).fetch({}, NOW)
