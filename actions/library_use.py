"""What the libraries are used for besides loans: searching, events, rooms, machines, rules, services, helping out."""

from actions.action import Action, City
from actions.catalogue import looked_for, side_meant, wish_in
from actions.conversation import Asked
from actions.events import Events
from actions.house import TO_ASK, HouseTopic
from actions.services import Sides
from replies import Reply

SEARCH: Sides = {
    "how": ("search_link", *TO_ASK),
    "advice": ("reading_advice", "search_link", *TO_ASK),
    "shelf": ("shelf", "search_link", *TO_ASK),
    "languages": ("other_languages", "search_link", *TO_ASK),
    "forgotten": ("search_link", *TO_ASK),
}
ROOMS: Sides = {
    "how": ("room_system", "room_rules", "website", *TO_ASK),
    "study": ("study_room", "website", *TO_ASK),
    "cancel": ("room_cancel", *TO_ASK),
    "price": ("room_price", *TO_ASK),
    "equipment": ("room_equipment", *TO_ASK),
}
MACHINES: Sides = {
    "how": ("machines", *TO_ASK),
    "price": ("print_price", *TO_ASK),
    "phone": ("print_from_phone", *TO_ASK),
    "scan": ("scan", *TO_ASK),
    "wifi": ("wifi", *TO_ASK),
    "print": ("print", *TO_ASK),
    "computer": ("computer", *TO_ASK),
}
RULES: Sides = {
    "how": ("house_rules", *TO_ASK),
    "animals": ("animals", *TO_ASK),
    "children": ("children_alone", *TO_ASK),
    "photos": ("photos", *TO_ASK),
    "food": ("food", *TO_ASK),
    "noise": ("noise", *TO_ASK),
}
SERVICES: Sides = {
    "how": ("services", "website", *TO_ASK),
    "home_delivery": ("home_delivery", *TO_ASK),
    "mobile_library": ("mobile_library", *TO_ASK),
    "schools": ("school_visit", *TO_ASK),
    "accessibility": ("accessibility", *TO_ASK),
    "facilities": ("facilities", *TO_ASK),
}
GIVING: Sides = {
    "how": ("giving", *TO_ASK),
    "books": ("donate_books", *TO_ASK),
    "volunteer": ("volunteer", *TO_ASK),
}


class CatalogSearch(HouseTopic):
    name = "action_catalog_search"
    tells = SEARCH
    offers = ("advice",)
    leads_to = ("reservation", "interlibrary_loan")

    def run(self, asked: Asked, city: City) -> Reply:
        wish = wish_in(asked, city)
        aspect = side_meant(asked, wish, city)
        return self.side(aspect, city) if aspect else looked_for(wish, city)


class RoomBooking(HouseTopic):
    name = "action_room_booking"
    tells = ROOMS
    offers = ("study", "price")
    leads_to = ("opening_hours",)


class PrintingComputers(HouseTopic):
    name = "action_printing_computers"
    tells = MACHINES
    offers = ("print", "scan", "wifi")
    leads_to = ("opening_hours",)


class LibraryRules(HouseTopic):
    name = "action_library_rules"
    tells = RULES
    offers = ("food", "animals", "noise")
    leads_to = ("location_contact",)


class LibraryServicesMisc(HouseTopic):
    name = "action_library_services_misc"
    tells = SERVICES
    offers = ("home_delivery", "accessibility", "schools")
    leads_to = ("location_contact",)


class VolunteeringDonation(HouseTopic):
    name = "action_volunteering_donation"
    tells = GIVING
    offers = ("books", "volunteer")
    leads_to = ("location_contact",)


def actions() -> tuple[Action, ...]:
    return (
        CatalogSearch(),
        Events(),
        RoomBooking(),
        PrintingComputers(),
        LibraryRules(),
        LibraryServicesMisc(),
        VolunteeringDonation(),
    )
