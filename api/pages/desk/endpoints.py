"""The desk's page. Open to everybody, as it holds no data: who may see what is asked by every call it makes."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.pages.asked import ChosenLanguage
from api.pages.desk.page import STAFF_READ
from api.pages.desk.parts import DeskPageOf
from api.pages.security import PRIVATE

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/desk")
def desk(page: DeskPageOf, language: ChosenLanguage) -> HTMLResponse:
    return HTMLResponse(page.shown(language or STAFF_READ), headers=dict(PRIVATE))
