"""The way to an OpenID provider and back: what the browser that left must bring when it returns."""

import re
from dataclasses import dataclass

from fastapi import Request, Response

from api.accounts.tokens import new_token

NAME = "borgerchat_sign_in"
PATH = "/desk/sign-in/oidc"
SHAPE = re.compile(r"^([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$")
LONGEST_S = 600


@dataclass(frozen=True)
class Trip:
    """`state` comes back in the address, `nonce` in the token, and `verifier` proves that the code was asked by us."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls) -> "Trip":
        return cls(new_token(), new_token(), new_token())


def read(request: Request) -> Trip | None:
    found = SHAPE.match(request.cookies.get(NAME, ""))
    return Trip(*found.groups()) if found else None


def write(response: Response, trip: Trip, *, secure: bool) -> None:
    """Lax, for the provider sends the browser back from another site."""
    value = f"{trip.state}.{trip.nonce}.{trip.verifier}"
    response.set_cookie(NAME, value, max_age=LONGEST_S, httponly=True, samesite="lax", secure=secure, path=PATH)


def forget(response: Response, *, secure: bool) -> None:
    response.delete_cookie(NAME, httponly=True, samesite="lax", secure=secure, path=PATH)
