"""FBI-API: `POST /fbi-api/<profile>/graphql`, for whoever shows a token; here the profile may be left out.

The question itself is not read, only its variables: `q`, `filters`, `offset` and `limit`, by those names. So write no
values into the question; and the answer has every field that the demo city knows, asked for or not.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field, ValidationError
from starlette.status import HTTP_400_BAD_REQUEST

from demo_city.catalogue.found import UnknownInputError, search
from demo_city.catalogue.shapes import work
from demo_city.city import City, Here
from demo_city.doors import needs_bearer
from demo_city.pages import base_of

router = APIRouter(prefix="/fbi-api", dependencies=[Depends(needs_bearer)])


class Variables(BaseModel):
    q: dict[str, str | None]
    filters: dict[str, list[str]] | None = None
    offset: Annotated[int, Field(ge=0)] = 0
    limit: Annotated[int, Field(ge=1, le=100)] = 10


class Question(BaseModel):
    query: Annotated[str, Field(pattern=r"\bsearch\s*\(")]
    variables: Variables


@router.post("/graphql")
@router.post("/{profile}/graphql")
async def graphql(request: Request, city: Here) -> JSONResponse:
    """The whole shape of `search`; what cannot be answered comes as GraphQL's errors do."""
    try:
        asked = Question.model_validate_json(await request.body()).variables
        return JSONResponse({"data": {"search": answer(city, asked, base_of(request))}})
    except (ValidationError, UnknownInputError) as error:
        return JSONResponse({"errors": [{"message": str(error).splitlines()[0]}]}, HTTP_400_BAD_REQUEST)


def answer(city: City, asked: Variables, base: str) -> dict[str, Any]:
    found = search(city.catalogue, city.places, asked.q, asked.filters or {})
    shown = found[asked.offset : asked.offset + asked.limit]
    return {"hitcount": len(found), "works": [work(city.catalogue, row, base) for row in shown]}
