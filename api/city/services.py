"""`/api/city/services`: rules, papers, deadlines, fees and links, service by service."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from api.city.access import ForEverybody
from api.city.cached import answered
from api.city.errors import NotInTheCityError
from api.city.schemas import ServicesView, ServiceView, told
from backend.services import service

router = APIRouter(prefix="/api/city/services", tags=["city"])
A_QUARTER = 900


@router.get("", response_model=ServicesView)
def all_services(city: ForEverybody, request: Request) -> Response:
    with city.sessions() as session:
        return answered(request, ServicesView(services=service.services(session)), A_QUARTER)


@router.get("/{key}", response_model=ServiceView)
def one_service(
    city: ForEverybody, request: Request, key: Annotated[str, Path(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
) -> Response:
    with city.sessions() as session:
        facts = service.service_facts(session, key)
    if not facts:
        raise NotInTheCityError
    return answered(request, ServiceView(key=key, facts=told(facts, city.clock.today())), A_QUARTER)
