"""The page at `/` and its forms. Open to everybody; the cookie alone tells whose conversation it is."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import HTMLResponse

from api.pages import answers, files, forms
from api.pages.asked import AskedBy, ChosenLanguage, MaybeCitizen
from api.pages.leaving import LeaveForm
from api.pages.parts import PagePartsOf

Seq = Annotated[int, Query(ge=0, le=2**31 - 1)]


def rated(
    seq: Annotated[int, Form()] = 0, rating: Annotated[int, Form()] = 0, comment: Annotated[str, Form()] = ""
) -> forms.Rate:
    return forms.Rate(seq, rating, comment)


Rated = Annotated[forms.Rate, Depends(rated)]


def filled_in(
    left_text: Annotated[str, Form()] = "",
    by: Annotated[str, Form()] = "",
    address: Annotated[str, Form()] = "",
    wished: Annotated[str, Form()] = "",
    consent: Annotated[str, Form()] = "",
) -> LeaveForm:
    text = left_text.replace("\r\n", "\n")
    return LeaveForm(text=text, by=by, address=address, wished=wished, consent=consent == "yes")


FilledIn = Annotated[LeaveForm, Depends(filled_in)]
router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
router.include_router(files.router)


@router.get("/")
def chat(parts: PagePartsOf, citizen: MaybeCitizen, language: ChosenLanguage, tak: Seq = 0) -> Response:
    return answers.current(parts, citizen, language, thanked=tak)


@router.post("/samtale/besked")
async def say(request: Request, parts: PagePartsOf, asked: AskedBy) -> Response:
    return await answers.of_form(request, parts, asked, forms.say)


@router.post("/samtale/menneske")
async def ask_person(request: Request, parts: PagePartsOf, asked: AskedBy) -> Response:
    return await answers.of_form(request, parts, asked, forms.ask_person)


@router.post("/samtale/valg")
async def choose(
    request: Request,
    parts: PagePartsOf,
    asked: AskedBy,
    reply_to: Annotated[int, Form()] = 0,
    choice: Annotated[str, Form()] = "",
) -> Response:
    return await answers.of_form(request, parts, asked, forms.Choose(reply_to, choice))


@router.post("/samtale/hent")
async def fetch(request: Request, parts: PagePartsOf, asked: AskedBy) -> Response:
    """The news, shown at once; what is half written stays in the field."""
    return await answers.of_form(request, parts, asked, forms.fetch)


@router.post("/samtale/hjalp")
async def opine(
    request: Request,
    parts: PagePartsOf,
    asked: AskedBy,
    seq: Annotated[int, Form()] = 0,
    helped: Annotated[str, Form()] = "",
) -> Response:
    return await answers.of_form(request, parts, asked, forms.Opine(seq, helped == "yes"))


@router.post("/samtale/koe")
async def leave_queue(request: Request, parts: PagePartsOf, asked: AskedBy) -> Response:
    return await answers.of_form(request, parts, asked, forms.leave_queue)


@router.post("/samtale/bedoem")
async def rate(request: Request, parts: PagePartsOf, asked: AskedBy, rated: Rated) -> Response:
    return await answers.of_form(request, parts, asked, rated)


@router.post("/samtale/ny")
def anew(request: Request, parts: PagePartsOf, asked: AskedBy) -> Response:
    """Away from a conversation that is over: the browser forgets it, nothing is deleted."""
    return answers.anew(request, parts, asked)


@router.post("/samtale/laeg-besked")
async def leave(request: Request, parts: PagePartsOf, asked: AskedBy, form: FilledIn) -> Response:
    return await answers.of_leaving(request, parts, asked, form)


@router.post("/samtale/sprog")
async def switch(request: Request, parts: PagePartsOf, asked: AskedBy) -> Response:
    return await answers.of_form(request, parts, asked, forms.switch)


@router.post("/samtale/slet")
async def erase(request: Request, parts: PagePartsOf, asked: AskedBy) -> Response:
    return await answers.of_form(request, parts, asked, forms.erase)
