"""A message's JSON as the page shows it."""

from typing import Any

from api.pages.shown import Part, in_order, part

WELCOME: dict[str, Any] = {
    "seq": 1, "author": "bot", "text": "Hej", "language": "da", "created_at": "2026-11-24T10:00:00+00:00",
    "replies": [{"key": "gateway.welcome", "text": "Hej", "language": "da"}],
}  # fmt: skip
ROW = {"label": "Tider", "value": "mandag: 8–16", "href": None, "table": [["mandag", "8–16"]]}


def answer(seq: int, **parts: Any) -> dict[str, Any]:
    reply = {"key": "opening_hours.day", "text": "Svar", "language": "da", **parts}
    return {**WELCOME, "seq": seq, "replies": [reply]}


def test_only_the_newest_answer_is_asked_about() -> None:
    first, old, new = in_order([WELCOME, answer(2), answer(4)], "da")
    assert (first.asks, old.asks, new.asks) == (False, False, True)


def test_choices_before_the_newest_answer_are_closed() -> None:
    beside = {**WELCOME, "seq": 5, "author": "system"}
    assert [message.live for message in in_order([WELCOME, answer(2), answer(4), beside], "da")] == [
        False,
        False,
        True,
        True,
    ]


def event(seq: int, key: str) -> dict[str, Any]:
    return {**answer(seq), "author": "system", "replies": [{"key": key, "text": "Svar", "language": "da"}]}


def test_an_offer_of_a_person_stays_open_while_the_bot_answers() -> None:
    offer, later = in_order([event(2, "handover.offer"), answer(3)], "da")
    assert (offer.event, offer.live) == (True, True)
    assert (later.event, later.live) == (False, True)


def test_an_offer_of_a_person_is_closed_by_what_came_of_it() -> None:
    offer, waiting = in_order([event(2, "handover.offer"), event(4, "handover.waiting")], "da")
    assert (offer.live, waiting.live) == (False, True)


def test_the_form_for_a_message_closes_no_offer() -> None:
    offer, _form = in_order([event(2, "handover.offer"), event(4, "handover.form")], "da")
    assert offer.live


def test_only_the_newest_talk_with_a_person_is_rated() -> None:
    first, again, second = in_order(
        [event(2, "handover.finished"), event(5, "handover.waiting"), event(8, "handover.ended")], "da"
    )
    assert (first.rates, again.rates, second.rates) == (False, False, True)


def test_a_person_is_named() -> None:
    (written,) = in_order([{**WELCOME, "author": "staff", "replies": None, "agent": "Agent"}], "da")
    assert (written.agent, written.event) == ("Agent", False)


def test_the_time_is_aarhus_time() -> None:
    assert in_order([WELCOME], "da")[0].time == "11.00"


def test_a_text_alone_is_shown_as_it_is() -> None:
    (message,) = in_order([{**WELCOME, "author": "citizen", "text": "<script>", "replies": None}], "da")
    assert message.replies[0].lines == ((Part("<script>"),),)


def test_a_week_is_a_table() -> None:
    (message,) = in_order([answer(2, card={"title": "Risskov", "rows": [ROW]})], "da")
    card = message.replies[0].card
    assert card is not None
    assert (card.rows[0].value, card.rows[0].table) == (None, (("mandag", "8–16"),))


def test_a_phone_number_can_be_pressed() -> None:
    line = [{"text": "Ring til ", "href": None}, {"text": "89 40 22 22", "href": "tel:+4589402222"}]
    (message,) = in_order([answer(2, lines=[line])], "da")
    assert message.replies[0].lines == ((Part("Ring til "), Part("89 40 22 22", "tel:+4589402222")),)


def test_a_link_is_shown_by_its_title() -> None:
    href = "https://www.borger.dk/pas"
    assert part(f"Bestil pas: {href} (kan være ændret)", href) == Part("Bestil pas (kan være ændret)", href)
    assert part(href, href) == Part(href, href)


def test_an_odd_address_leads_nowhere() -> None:
    assert part("Tryk her", "javascript:alert(1)") == Part("Tryk her")


def test_a_thing_found_leads_to_itself_and_to_its_picture() -> None:
    item = {"title": "Mejlgade", "href": "https://a.dk/1", "details": ["billede"]}
    pictured = {**item, "picture": "https://a.dk/1.jpg", "picture_label": "Se billedet"}
    listing = {"items": [pictured, item], "remark": ""}
    (message,) = in_order([answer(2, listing=listing)], "da")
    shown = message.replies[0].listing
    assert shown is not None
    first, second = shown.found
    assert (first.title.href, first.picture) == ("https://a.dk/1", Part("Se billedet", "https://a.dk/1.jpg"))
    assert second.picture is None
