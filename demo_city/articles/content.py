"""An article's HTML, in the parts that the portal has: self-service, the text in small articles, and who wrote it."""

import uuid
from html import escape

from demo_city.articles.rows import NAMESPACE, SITE, Article, Part
from demo_city.rows import MARK, marked

AARHUS = 751


def content(article: Article, municipality: int | None) -> str:
    """As the portal gives it to that municipality; the local part is for Aarhus alone."""
    parts = [*article.parts]
    if municipality == AARHUS and article.local:
        parts.append(Part(title="I Aarhus Kommune", text=article.local))
    core = "".join(_small_article(article, part) for part in parts)
    byline = f"<div id='byline'><div>Skrevet til en prøveby {MARK}</div></div>"
    return f"{_self_service(article)}<div id='kernetekst'>{core}</div>{byline}"


def _self_service(article: Article) -> str:
    links = "".join(
        f"<li id='opis_domainservice_{form.id}'>"
        f'<a href="{SITE}/handlingsside?selfserviceId={form.id}&amp;referringPageId={article.guid}"'
        f' title="Start {escape(form.title)}">{escape(form.title)}</a></li>'
        for form in article.self_service
    )
    return f'<div id="selvbetjeningslinks"><h3>Selvbetjening</h3><ul>{links}</ul></div>' if links else ""


def _small_article(article: Article, part: Part) -> str:
    name = uuid.uuid5(NAMESPACE, f"{article.id} {part.title}")
    points = "".join(f"<li>{escape(point)}</li>" for point in part.points)
    listed = f"\n<ul>{points}</ul>" if points else ""
    text = f"<p>{escape(marked(part.text))}</p>{listed}"
    return f"<div id='microArticle_{name}'><h2>{escape(part.title)}</h2><div>{text}</div></div>"
