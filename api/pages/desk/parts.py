"""What the desk's page needs of the process; the assembly puts it in `app.state.desk_page`."""

from typing import Annotated

from fastapi import Depends, Request

from api.pages.desk.page import DeskPage


def desk_page(request: Request) -> DeskPage:
    page: DeskPage = request.app.state.desk_page
    return page


DeskPageOf = Annotated[DeskPage, Depends(desk_page)]
