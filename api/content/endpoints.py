"""The off switch and notices over HTTP, for operators."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.content import repository, service
from api.content.access import ForOperator
from api.content.errors import NotInForceError, TargetUnknownError
from api.content.schemas import AuditShown, By, NoticeShown, NoticeWanted, SwitchShown, TurnOff, TurnOn
from api.content.target import TargetError

router = APIRouter(prefix="/api/content", tags=["content"])
LATEST = 200
NoticeId = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get("/switches")
def what_is_off(parts: ForOperator) -> list[SwitchShown]:
    with parts.sessions() as session:
        return [SwitchShown.model_validate(each) for each in repository.switches(session)]


@router.post("/switches", status_code=HTTPStatus.CREATED)
def turn_off(parts: ForOperator, wanted: TurnOff) -> SwitchShown:
    """In force at the next message."""
    with parts.sessions.begin() as session:
        try:
            off = service.turn_off(session, wanted, parts.texts, parts.clock.now())
        except TargetError as problem:
            raise TargetUnknownError(problem=str(problem)) from problem
        return SwitchShown.model_validate(off)


@router.delete("/switches", status_code=HTTPStatus.NO_CONTENT)
def turn_on(parts: ForOperator, wanted: Annotated[TurnOn, Query()]) -> None:
    with parts.sessions.begin() as session:
        try:
            service.turn_on(session, wanted, parts.clock.now())
        except service.NotThereError as problem:
            raise NotInForceError(problem=str(problem)) from problem


@router.get("/notices")
def what_is_up(parts: ForOperator) -> list[NoticeShown]:
    with parts.sessions() as session:
        return [NoticeShown.model_validate(each) for each in repository.notices(session)]


@router.post("/notices", status_code=HTTPStatus.CREATED)
def put_up(parts: ForOperator, wanted: NoticeWanted) -> NoticeShown:
    with parts.sessions.begin() as session:
        return NoticeShown.model_validate(service.put_up(session, wanted, parts.clock.now()))


@router.delete("/notices/{notice_id}", status_code=HTTPStatus.NO_CONTENT)
def take_down(parts: ForOperator, notice_id: NoticeId, by: Annotated[By, Query()]) -> None:
    with parts.sessions.begin() as session:
        try:
            service.take_down(session, notice_id, by, parts.clock.now())
        except service.NotThereError as problem:
            raise NotInForceError(problem=str(problem)) from problem


@router.get("/audit")
def what_was_done(parts: ForOperator) -> list[AuditShown]:
    """The newest first."""
    with parts.sessions() as session:
        return [AuditShown.model_validate(each) for each in repository.audits(session, LATEST)]
