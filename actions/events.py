"""What happens at the libraries and in the city: found by day, place, audience, theme and price.

Where no system has told of events lately, or the question is about events in general, the page and the phone are told.
"""

from actions.action import City
from actions.choices import asks
from actions.conversation import Asked
from actions.event_answers import Answers
from actions.event_choices import ways_on
from actions.event_wish import meant_by
from actions.house import TO_ASK, HouseTopic
from actions.services import Sides
from backend.calendar import DayProblem
from backend.events.service import Wish, standings
from replies import Reply, reply

EVENTS: Sides = {
    "how": ("events_link", *TO_ASK),
    "children": ("events_link", *TO_ASK),
    "clubs": ("clubs", "events_link", *TO_ASK),
    "sold_out": ("sign_up", "events_link", *TO_ASK),
    "sign_up": ("sign_up", "events_link", *TO_ASK),
    "price": ("event_price", "events_link", *TO_ASK),
    "cancelled": ("event_cancelled", "events_link", *TO_ASK),
    "own_event": ("own_event", *TO_ASK),
}
OF_ONE = ("sold_out", "sign_up", "price", "cancelled")


class Events(HouseTopic):
    name = "action_events"
    tells = EVENTS
    offers = ("sign_up", "price")
    leads_to = ("opening_hours",)

    def run(self, asked: Asked, city: City) -> Reply:
        aspect = city.cues.aspect(self.topic, asked)
        heard = tuple(one for one in standings(city.session, city.now) if one.heard != "unknown")
        if aspect == "own_event" or not heard:
            return super().run(asked, city)
        meant = meant_by(asked, city)
        if isinstance(meant, DayProblem):
            return reply(f"events.{meant}", choices=(*ways_on(Wish(), None), *asks("human")))
        answers = Answers(meant, heard, city)
        if aspect in OF_ONE and not meant.asks_what_is_free:
            return answers.about_one(aspect) or super().run(asked, city)
        return answers.found()
