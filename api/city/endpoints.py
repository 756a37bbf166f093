"""All of `/api/city`."""

from fastapi import APIRouter

from api.city import live, places, services

router = APIRouter()
for subject in (places, services, live):
    router.include_router(subject.router)
