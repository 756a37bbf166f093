"""All of `/api/city`."""

from fastapi import APIRouter

from api.city import events, live, opened, places, services

router = APIRouter()
for subject in (places, opened, events, services, live):
    router.include_router(subject.router)
