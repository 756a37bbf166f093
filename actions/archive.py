"""The archives: finding and ordering what they keep, the reading room, papers about oneself, the local ones."""

from typing import ClassVar

from actions.action import Action, City
from actions.archive_search import ArchiveSearch
from actions.choices import ask, picks
from actions.conversation import Asked
from actions.local_archives import CITY_ARCHIVES, archives_meant, at_archive, at_none
from actions.services import RoutedTopic, ServiceTopic, Sides, matter_of
from backend.facts.fact import Told
from backend.places import service as places
from replies import Reply, reply


class ArchiveOrder(ServiceTopic):
    name = "action_archive_order"
    service = "archive_order"
    desk = CITY_ARCHIVES
    tells: ClassVar[Sides] = {
        "how": ("how", "ready_after", "fetched", "search_page", "email", "phone"),
        "time": ("ready_after", "fetched", "email", "phone"),
        "kept": ("kept_for", "renew_within", "email", "phone"),
        "copies": ("copies", "email", "phone"),
        "lookup": ("lookup", "email", "phone"),
        "price": ("price", "email", "phone"),
        "cancel": ("cancel", "email", "phone"),
    }
    offers = ("time", "copies", "price")
    leads_to = ("archive_visit",)


class ArchiveVisit(ServiceTopic):
    """The reading room: its rules, and where and when it is open."""

    name = "action_archive_visit"
    service = "archive_visit"
    desk = CITY_ARCHIVES
    tells: ClassVar[Sides] = {
        "how": ("fetched", "one_package", "pencil", "photos", "email", "phone"),
        "photos": ("photos", "email", "phone"),
        "bring": ("pencil", "one_package"),
        "without_order": ("fetched", "ready_after", "search_page", "email", "phone"),
        "price": ("price", "email", "phone"),
        "accessibility": ("accessibility", "email", "phone"),
        "computers": ("computers", "email", "phone"),
    }
    offers = ("bring", "photos", "without_order")
    leads_to = ("archive_order",)

    def run(self, asked: Asked, city: City) -> Reply:
        answer = super().run(asked, city)
        return answer.model_copy(update={"choices": (ask("opening_hours", place=CITY_ARCHIVES), *answer.choices[1:])})

    def told(self, aspect: str, city: City) -> dict[str, Told]:
        rules = super().told(aspect, city)
        if aspect != "how":
            return rules
        room = places.place_facts(city.session, CITY_ARCHIVES)
        return {**rules, **city.tell(room, "where", "address", hours="hours_week")}


class ArchiveUseRights(ServiceTopic):
    name = "action_archive_use_rights"
    service = "archive_use_rights"
    desk = CITY_ARCHIVES
    tells: ClassVar[Sides] = {
        "how": ("closed_general", "closed_private", "closed_weddings", "permission", "email", "phone"),
        "permission": ("permission", "closed_private", "email", "phone"),
        "publish": ("publish", "email", "phone"),
        "price": ("price", "email", "phone"),
        "take_down": ("take_down", "email", "phone"),
    }
    offers = ("publish", "permission")
    leads_to = ("archive_search",)


class OwnCaseRecords(ServiceTopic):
    """Papers about oneself. A building's are another department's while the case is open."""

    name = "action_own_case_records"
    service = "own_case_records"
    desk = CITY_ARCHIVES
    tells: ClassVar[Sides] = {
        "how": ("which_papers", "website", "email", "phone"),
        "exam": ("exam", "email", "phone"),
        "placement": ("placement", "email", "phone"),
        "school": ("school", "email", "phone"),
        "adoption": ("adoption", "email", "phone"),
        "building": ("building", "email", "phone"),
        "for_another": ("for_another", "private_limit", "email", "phone"),
        "price": ("price", "email", "phone"),
    }
    offers = ("exam", "placement", "school")
    leads_to = ("archive_use_rights",)

    def told(self, aspect: str, city: City) -> dict[str, Told]:
        whose = matter_of("building", city) if aspect == "building" else {}
        return {**super().told(aspect, city), **whose}


class ChurchRecords(RoutedTopic):
    """Mostly the National Archives' matter; a certificate is the parish's."""

    name = "action_church_records"
    service = "church_records"
    desk = CITY_ARCHIVES
    whose = "national_archives"
    tells: ClassVar[Sides] = {
        "how": ("before_1841", "what_we_hold", "email", "phone"),
        "census": ("email", "phone"),
        "weddings": ("weddings", "email", "phone"),
        "certificate": (),
        "reading": ("reading_help", "email", "phone"),
        "family_tree": ("family_help", "search_page", "email", "phone"),
    }
    offers = ("family_tree", "census")
    leads_to = ("civil_certificates", "archive_search")

    def told(self, aspect: str, city: City) -> dict[str, Told]:
        parish = matter_of("church_office", city) if aspect == "certificate" else {}
        return {**super().told(aspect, city), **parish}


class LocalArchive(Action):
    """A named archive: where it is and when, as far as known. None named: which there are."""

    name = "action_local_archive"

    def run(self, asked: Asked, city: City) -> Reply:
        aspect = city.cues.aspect(self.topic, asked)
        found = archives_meant(asked, city)
        if len(found) > 1:
            return reply("local_archive.several_places", choices=picks(self.topic, found, asked, city.cues))
        return at_archive(found[0], aspect, city) if found else at_none(asked, aspect, city)


class LifeStories(ServiceTopic):
    name = "action_life_stories"
    service = "life_stories"
    desk = CITY_ARCHIVES
    tells: ClassVar[Sides] = {
        "how": ("what", "website", "email", "phone"),
        "tell": ("tell", "email", "phone"),
        "hear": ("hear", "website", "email", "phone"),
        "price": ("price", "email", "phone"),
    }
    offers = ("tell", "hear")
    leads_to = ("local_archive",)


def actions() -> tuple[Action, ...]:
    return (
        ArchiveSearch(),
        ArchiveOrder(),
        ArchiveVisit(),
        ArchiveUseRights(),
        OwnCaseRecords(),
        ChurchRecords(),
        LocalArchive(),
        LifeStories(),
    )
