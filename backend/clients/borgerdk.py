"""borger.dk's export of articles over SOAP: an article as it reads in Aarhus."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar
from xml.etree.ElementTree import Element, ParseError, SubElement, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from backend.clients.errors import NotUnderstoodError
from backend.clients.fetching import Budget, Fetcher
from backend.clock import local

AARHUS = 751
ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/"
EXPORT = "http://www.borger.dk/2009/WSArticleExport/v1"
XML = "text/xml; charset=utf-8"


class Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


Shape = TypeVar("Shape", bound=Row)


class ArticleId(Row):
    article_id: Annotated[int, Field(alias="ArticleID")]


class Article(Row):
    """`content` is HTML. `updated_at` is when borger.dk last changed it, in Copenhagen."""

    article_id: Annotated[int, Field(alias="ArticleID")]
    title: Annotated[str, Field(alias="ArticleTitle", min_length=1)]
    url: Annotated[str, Field(alias="ArticleUrl", pattern=r"^https?://")]
    header: Annotated[str, Field(alias="ArticleHeader")] = ""
    content: Annotated[str, Field(alias="Content", min_length=1)]
    updated_at: Annotated[dt.datetime, Field(alias="LastUpdated"), AfterValidator(local)]


def article_at(fetcher: Fetcher, url: str, budget: Budget) -> Article:
    """The article that stands at an address of borger.dk. Raises SourceError."""
    found = _asked(fetcher, "article_id", {"url": url}, budget)
    number = _read(ArticleId, found, fetcher).article_id
    told = _asked(fetcher, "article", {"articleID": str(number), "municipalityCode": str(AARHUS)}, budget)
    return _read(Article, told, fetcher)


def _asked(fetcher: Fetcher, call: str, values: Mapping[str, str], budget: Budget) -> dict[str, str]:
    """The result's fields by their local names; a field that is empty is left out."""
    operation = fetcher.contract.call(call).body or ""
    action = {"SOAPAction": f'"{EXPORT}/IArticleExport/{operation}"'}
    answer = fetcher.fetch(call, budget, content=(XML, envelope(operation, values)), headers=action)
    try:
        result = _inside(fromstring(answer.body or b""), f"{operation}Result")
    except (ParseError, DefusedXmlException, UnicodeError, ValueError) as error:
        raise NotUnderstoodError(fetcher.system.name, "no XML, or half of it") from error
    if result is None:
        raise NotUnderstoodError(fetcher.system.name, f"no {operation}Result")
    return {_local(field): field.text for field in result if field.text}


def envelope(operation: str, values: Mapping[str, str]) -> bytes:
    """A SOAP 1.1 call."""
    root = Element(f"{{{ENVELOPE}}}Envelope")
    call = SubElement(SubElement(root, f"{{{ENVELOPE}}}Body"), f"{{{EXPORT}}}{operation}")
    for name, value in values.items():
        SubElement(call, f"{{{EXPORT}}}{name}").text = value
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _inside(root: Any, name: str) -> Any:
    return next((element for element in root.iter() if _local(element) == name), None)


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _read(shape: type[Shape], fields: dict[str, str], fetcher: Fetcher) -> Shape:
    try:
        return shape.model_validate(fields)
    except ValidationError as error:
        raise NotUnderstoodError(fetcher.system.name, f"{shape.__name__}: {error.error_count()} fields") from error
