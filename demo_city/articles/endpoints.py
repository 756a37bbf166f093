"""The citizens' portal: `POST /borgerdk/ArticleExport.svc`, SOAP, open to all."""

from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from starlette.status import HTTP_500_INTERNAL_SERVER_ERROR

from demo_city.articles import soap
from demo_city.articles.rows import Article
from demo_city.city import City, Here

router = APIRouter(prefix="/borgerdk")
XML = "text/xml"


class FaultError(Exception):
    """What the service refuses with a fault, in its own words."""


@router.post("/ArticleExport.svc")
async def article_export(request: Request, city: Here) -> Response:
    try:
        call = soap.call_in(await request.body())
        result = OPERATIONS.get(call.operation, unknown)(city, call)
        return Response(soap.answered(call.operation, result), media_type=XML)
    except (soap.UnreadableError, FaultError) as error:
        return Response(soap.fault(str(error)), HTTP_500_INTERNAL_SERVER_ERROR, media_type=XML)


def all_articles(city: City, _call: soap.Call) -> str:
    return soap.descriptions(city.articles)


def article_by_id(city: City, call: soap.Call) -> str:
    number, municipality = call.parameters.get("articleID", ""), call.parameters.get("municipalityCode", "")
    row = _only(city, lambda article: str(article.id) == number, f"No article found with id {number}")
    return soap.article(row, int(municipality) if municipality.isdecimal() else None)


def article_id_by_url(city: City, call: soap.Call) -> str:
    url = call.parameters.get("url", "")
    return soap.short(_only(city, lambda article: article.url == url, f"No article found with url {url}"))


def unknown(_city: City, call: soap.Call) -> str:
    raise FaultError(f"The operation {call.operation} is not known.")


OPERATIONS: dict[str, Callable[[City, soap.Call], str]] = {
    "GetAllArticles": all_articles,
    "GetArticleByID": article_by_id,
    "GetArticleIDByUrl": article_id_by_url,
}


def _only(city: City, wanted: Callable[[Article], bool], else_said: str) -> Article:
    found = next(filter(wanted, city.articles), None)
    if found is None:
        raise FaultError(else_said)
    if not found.exportable:
        raise FaultError(f"The article {found.url} has been marked as not exportable.")
    return found
