"""What a borrower has with the library: card, loans, reservations, fees, and what it gets or lends from elsewhere."""

from abc import ABC

from actions.action import Action, City
from actions.choices import asks, sides
from actions.conversation import Asked
from actions.late_fees import fees, group_meant
from actions.lateness import days_late
from actions.services import MOST_SIDES, ServiceTopic, Sides, facts_of
from replies import Reply, reply

DESK = "libraries_phone"
TO_ASK = ("phone", "email")
BY_AGE = frozenset({"how", "adult", "child"})

CARD: Sides = {
    "how": ("register", "health_card", "free", "website"),
    "child": ("child_consent", "child_card", *TO_ASK),
    "no_address": ("deposit", "deposit_amount", *TO_ASK),
    "pin": ("pin", *TO_ASK),
    "lost": ("lost_card", *TO_ASK),
    "contact_details": ("contact_details", "website", *TO_ASK),
    "price": ("free", "register", "website"),
    "stop": ("leave", *TO_ASK),
}
BORROW: Sides = {
    "how": ("loan_period", "health_card", "free", "reminder_before", "website"),
    "mine": ("my_account", "website", "phone"),
    "many": ("how_many", *TO_ASK),
    "period": ("loan_period", "short_loans", "reminder_before", "website"),
    "for_another": ("for_another", *TO_ASK),
    "machine": ("machine", *TO_ASK),
}
RENEW: Sides = {
    "how": ("renew", "website", "phone"),
    "denied": ("renew_denied", "phone"),
    "times": ("renew_times", "renew_denied", *TO_ASK),
    "price": ("renew_fee", *TO_ASK),
}
RETURN: Sides = {
    "how": ("return_where", "loan_period", *TO_ASK),
    "box": ("return_box", *TO_ASK),
    "elsewhere": ("return_elsewhere", *TO_ASK),
    "still_listed": ("still_listed", "my_account", *TO_ASK),
    "by_post": ("return_by_post", *TO_ASK),
    "when": ("loan_period", "reminder_before", "my_account", "website"),
}
RESERVE: Sides = {
    "how": ("reserve", "pickup_library", "website"),
    "pause": ("pause", "website", *TO_ASK),
    "cancel": ("cancel_reservation", "website", "phone"),
    "collect": ("pickup_library", "kept_for", *TO_ASK),
    "queue": ("reservation_queue", "my_account", "website"),
    "price": ("reservation_fee", *TO_ASK),
}
FEE: Sides = {
    "pay": ("pay_fee", "my_account", "website", *TO_ASK),
    "blocked": ("blocked", "blocked_limit", *TO_ASK),
    "reminder": ("reminder_before", "recall_after", "my_account", "website"),
    "disagree": ("fee_wrong", *TO_ASK),
}
GONE: Sides = {
    "how": ("replacement", *TO_ASK),
    "found": ("found_again", *TO_ASK),
    "damaged": ("damaged", *TO_ASK),
    "price": ("replacement_price", *TO_ASK),
    "buy_new": ("buy_replacement", *TO_ASK),
}
ELSEWHERE: Sides = {
    "how": ("interlibrary", "website", *TO_ASK),
    "price": ("interlibrary_fee", *TO_ASK),
    "time": ("interlibrary_time", *TO_ASK),
    "abroad": ("interlibrary_abroad", *TO_ASK),
}
SUGGEST: Sides = {
    "how": ("suggest", "website", *TO_ASK),
    "time": ("suggest_answer", *TO_ASK),
    "own_book": ("own_book", *TO_ASK),
}
DIGITAL: Sides = {
    "how": ("ebooks", "ebooks_access", "website", "phone"),
    "limit": ("ebooks_limit", "website", "phone"),
    "films": ("films", "website", "phone"),
    "newspapers": ("newspapers", "website", "phone"),
    "login": ("ebooks_access", "website", "phone"),
    "device": ("ebooks_device", "website", "phone"),
}


class LibraryTopic(ServiceTopic, ABC):
    service = "library"
    desk = DESK


class LibraryCard(LibraryTopic):
    name = "action_library_card"
    tells = CARD
    offers = ("child", "lost", "pin")
    leads_to = ("borrowing",)


class Borrowing(LibraryTopic):
    name = "action_borrowing"
    tells = BORROW
    offers = ("mine", "period")
    leads_to = ("loan_renew", "loan_return")


class LoanRenew(LibraryTopic):
    name = "action_loan_renew"
    tells = RENEW
    offers = ("denied", "times")
    leads_to = ("loan_return", "late_fee")


class LoanReturn(LibraryTopic):
    name = "action_loan_return"
    tells = RETURN
    offers = ("box", "elsewhere", "when")
    leads_to = ("late_fee", "opening_hours")


class Reservation(LibraryTopic):
    name = "action_reservation"
    tells = RESERVE
    offers = ("collect", "cancel", "pause")
    leads_to = ("borrowing",)


class LateFee(LibraryTopic):
    """The fee follows the borrower's age and the days; what is not said is told as a table."""

    name = "action_late_fee"
    tells = FEE
    offers = ("pay", "blocked", "reminder")
    leads_to = ("loan_renew",)

    def run(self, asked: Asked, city: City) -> Reply:
        aspect = city.cues.aspect(self.topic, asked) or "how"
        if aspect not in BY_AGE:
            return super().run(asked, city)
        facts = facts_of(self.service, city, self.desk)
        situation, told = fees(group_meant(asked, aspect, facts, city), days_late(asked, city.cues), facts, city)
        choices = (*sides(self.topic, *self.offers)[:MOST_SIDES], *asks(*self.leads_to, "human"))
        return reply(f"{self.topic}.{situation}", told, choices=choices)


class LostDamagedItem(LibraryTopic):
    name = "action_lost_damaged_item"
    tells = GONE
    offers = ("price", "found")
    leads_to = ("late_fee",)


class InterlibraryLoan(LibraryTopic):
    name = "action_interlibrary_loan"
    tells = ELSEWHERE
    offers = ("price", "time")
    leads_to = ("reservation", "purchase_suggestion")


class PurchaseSuggestion(LibraryTopic):
    name = "action_purchase_suggestion"
    tells = SUGGEST
    offers = ("time",)
    leads_to = ("interlibrary_loan", "catalog_search")


class Ebooks(LibraryTopic):
    name = "action_ebooks"
    tells = DIGITAL
    offers = ("login", "limit", "films")
    leads_to = ("library_card", "catalog_search")


def actions() -> tuple[Action, ...]:
    return (
        LibraryCard(),
        Borrowing(),
        LoanRenew(),
        LoanReturn(),
        Reservation(),
        LateFee(),
        LostDamagedItem(),
        InterlibraryLoan(),
        PurchaseSuggestion(),
        Ebooks(),
    )
