"""All of `/api/city`."""

from fastapi import APIRouter

from api.city import places, services

router = APIRouter()
for subject in (places, services):
    router.include_router(subject.router)
