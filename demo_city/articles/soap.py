"""The envelopes of the portal's web service: what is asked for, and how it is answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from demo_city.articles.content import content
from demo_city.articles.rows import Article

ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/"
CALLS = "http://www.borger.dk/2009/WSArticleExport/v1"
TYPES = f"{CALLS}/types"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


class UnreadableError(ValueError):
    """What came is no envelope with a call in it."""


@dataclass(frozen=True)
class Call:
    """An operation by its name, and its parameters as they are written; one that is nil is left out."""

    operation: str
    parameters: dict[str, str]


def call_in(body: bytes) -> Call:
    """The call in an envelope; UnreadableError."""
    try:
        tree = fromstring(body)
    except (ParseError, DefusedXmlException) as error:
        raise UnreadableError("no XML") from error
    asked = tree.find(f"{{{ENVELOPE}}}Body/*")
    if asked is None or not asked.tag.startswith(f"{{{CALLS}}}"):
        raise UnreadableError("no call of this service")
    parameters = {part.tag.removeprefix(f"{{{CALLS}}}"): part.text.strip() for part in asked if part.text}
    return Call(asked.tag.removeprefix(f"{{{CALLS}}}"), parameters)


def answered(operation: str, result: str) -> str:
    return _envelope(
        f'<{operation}Response xmlns="{CALLS}">'
        f'<{operation}Result xmlns:a="{TYPES}" xmlns:i="{INSTANCE}">{result}</{operation}Result>'
        f"</{operation}Response>"
    )


def fault(reason: str) -> str:
    said = f'<faultcode>s:Client</faultcode><faultstring xml:lang="da-DK">{escape(reason)}</faultstring>'
    return _envelope(f"<s:Fault>{said}</s:Fault>")


def article(row: Article, municipality: int | None) -> str:
    """One article whole; its parts in the order of the alphabet, as the service has them."""
    return (
        f"<a:ArticleHeader>{escape(row.header)}</a:ArticleHeader>"
        f"{_identity(row)}"
        f"<a:Content>{escape(content(row, municipality))}</a:Content>"
        f"{_areas_and_times(row)}"
    )


def short(row: Article) -> str:
    return f"<a:ArticleID>{row.id}</a:ArticleID><a:ArticleTitle>{escape(row.title)}</a:ArticleTitle>"


def descriptions(rows: Iterable[Article]) -> str:
    return "".join(
        f"<a:ArticleDescription>{_identity(row)}{_areas_and_times(row)}</a:ArticleDescription>" for row in rows
    )


def _identity(row: Article) -> str:
    return f"{short(row)}<a:ArticleUrl>{row.url}</a:ArticleUrl>"


def _areas_and_times(row: Article) -> str:
    """Times are Danish, without a zone."""
    updated, published = (moment.replace(tzinfo=None).isoformat() for moment in (row.changed, row.published))
    return (
        "<a:FormServiceAreas/><a:FormTaskAreas/><a:FormTasks/>"
        f"<a:LastUpdated>{updated}</a:LastUpdated><a:PublishingDate>{published}</a:PublishingDate>"
    )


def _envelope(body: str) -> str:
    return f'<s:Envelope xmlns:s="{ENVELOPE}"><s:Body>{body}</s:Body></s:Envelope>'
