"""Driving licences: to renew, replace or extend one, and to swap a foreign one for a Danish one."""

from actions.action import Action
from actions.services import ServiceTopic, Sides

RENEWAL: Sides = {
    "how": ("bring", "fee_renewal", "renew_before", "validity", "appointment", "book_link"),
    "ban": ("ban", "phone"),
    "app": ("app", "phone"),
    "international": ("fee_international", "international_how", "phone"),
    "doctor": ("doctor_certificate", "phone"),
    "lost": ("lost_report", "fee_duplicate", "appointment", "book_link", "phone"),
    "expired": ("expired", "bring", "fee_renewal", "book_link", "phone"),
    "first": ("first_licence", "phone"),
    "large": ("fee_large", "large_licence", "phone"),
    "price": ("fee_renewal", "fee_duplicate", "fee_large", "fee_international"),
    "name_changed": ("name_changed", "phone"),
    "time": ("delivery_time", "temporary", "phone"),
    "handed_out": ("handed_out", "phone"),
    "online": ("online", "appointment", "book_link"),
    "bring": ("bring", "phone"),
    "validity": ("validity", "renew_before"),
    "booking": ("appointment", "book_link", "phone"),
}
SWAP: Sides = {
    "how": ("exchange_rules", "fee_exchange", "appointment", "book_link", "phone"),
    "test": ("exchange_test", "phone"),
    "bring": ("exchange_bring", "phone"),
    "old": ("exchange_old", "phone"),
    "price": ("fee_exchange",),
    "time": ("delivery_time", "phone"),
    "foreign_valid": ("foreign_valid", "phone"),
}


class DrivingLicence(ServiceTopic):
    name = "action_driving_licence"
    service = "driving_licence"
    tells = RENEWAL
    offers = ("price", "bring", "booking")
    leads_to = ("driving_licence_exchange",)


class DrivingLicenceExchange(ServiceTopic):
    name = "action_driving_licence_exchange"
    service = "driving_licence"
    tells = SWAP
    offers = ("price", "foreign_valid", "test")
    leads_to = ("driving_licence",)


def actions() -> tuple[Action, ...]:
    return (DrivingLicence(), DrivingLicenceExchange())
