"""What all topics of the libraries' house have in common: whose facts they tell, and which desk is asked."""

from abc import ABC

from actions.services import ServiceTopic

TO_ASK = ("phone", "email")


class HouseTopic(ServiceTopic, ABC):
    service = "library_use"
    desk = "libraries_phone"
