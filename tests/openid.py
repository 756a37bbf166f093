"""An OpenID provider on loopback: discovery, keys, authorization code with PKCE, and tokens as good or bad as told."""

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from joserfc import jwt
from joserfc.jwk import RSAKey
from pydantic import BaseModel

from tests.serving import serving

Claims = dict[str, Any]


def new_key(name: str = "first") -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig", "alg": "RS256"}, private=True)


@cache
def first_key() -> RSAKey:
    return new_key()


@dataclass
class Asked:
    """What a browser came with, until the code is used."""

    redirect_uri: str
    nonce: str
    challenge: str


class Redeemed(BaseModel):
    """The form by which a code is turned into a token."""

    code: str
    redirect_uri: str
    code_verifier: str
    grant_type: str


@dataclass
class OpenID:
    """`person` is whoever signs in; `twist` changes the claims before they are signed, and `sign` makes the token.

    With `asks` the browser goes back by a click on a page of the provider's, as it does where somebody signs in.
    """

    address: str = ""
    client_id: str = "borgerchat"
    client_secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    person: Claims = field(
        default_factory=lambda: {"sub": "s-1", "preferred_username": "librarian", "name": "Librarian"}
    )
    key: RSAKey = field(default_factory=first_key)
    twist: Callable[[Claims], Claims] = lambda claims: claims
    sign: Callable[["OpenID", Claims], str] | None = None
    down: bool = False
    denies: bool = False
    asks: bool = False
    metadata: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, Asked] = field(default_factory=dict)
    redirects: list[str] = field(default_factory=list)

    def token(self, asked: Asked) -> str:
        now = int(time.time())
        claims = {
            "iss": self.address,
            "aud": self.client_id,
            "iat": now,
            "exp": now + 300,
            "nonce": asked.nonce,
            **self.person,
        }
        twisted = self.twist(claims)
        return self.sign(self, twisted) if self.sign else signed(self.key, twisted)


def signed(key: RSAKey, claims: Claims) -> str:
    return jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key)


def unsigned(_provider: OpenID, claims: Claims) -> str:
    return f"{_part({'alg': 'none'})}.{_part(claims)}."


def signed_with_what_everybody_knows(provider: OpenID, claims: Claims) -> str:
    """The public key, taken for a common secret."""
    return _by_secret(provider.key.as_pem(private=False), claims, provider.key.kid)


def signed_with_the_clients_secret(provider: OpenID, claims: Claims) -> str:
    return _by_secret(provider.client_secret.encode(), claims, provider.key.kid)


def signed_by_another(provider: OpenID, claims: Claims) -> str:
    return signed(new_key(str(provider.key.kid)), claims)


def changed_after_signing(provider: OpenID, claims: Claims) -> str:
    head, _, mark = signed(provider.key, claims).split(".")
    return f"{head}.{_part({**claims, 'groups': ['borgerchat-admin']})}.{mark}"


def _by_secret(secret: bytes, claims: Claims, kid: object) -> str:
    words = f"{_part({'alg': 'HS256', 'kid': kid})}.{_part(claims)}"
    return f"{words}.{_b64(hmac.new(secret, words.encode(), hashlib.sha256).digest())}"


def _part(content: Claims) -> str:
    return _b64(json.dumps(content).encode())


def _b64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def app_of(provider: OpenID) -> FastAPI:
    def up() -> None:
        if provider.down:
            raise HTTPException(503)

    def discovery() -> Claims:
        return {
            "issuer": provider.address,
            "authorization_endpoint": f"{provider.address}/authorize",
            "token_endpoint": f"{provider.address}/token",
            "jwks_uri": f"{provider.address}/keys",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            **provider.metadata,
        }

    def keys() -> Claims:
        return {"keys": [provider.key.as_dict(private=False)]}

    def authorize(request: Request) -> Response:
        back = _way_back(provider, request.query_params)
        return HTMLResponse(f'<a href="{escape(back)}">Sign in</a>') if provider.asks else RedirectResponse(back, 302)

    def token(request: Request, form: Annotated[Redeemed, Form()]) -> Response:
        return _redeemed(provider, request.headers.get("authorization"), form)

    app = FastAPI(dependencies=[Depends(up)])
    app.get("/.well-known/openid-configuration")(discovery)
    app.get("/keys")(keys)
    app.get("/authorize")(authorize)
    app.post("/token")(token)
    return app


def _redeemed(provider: OpenID, shown: str | None, form: Redeemed) -> Response:
    """A token for a code, once, to whoever asked for it and can prove it."""
    proof = base64.b64encode(f"{provider.client_id}:{provider.client_secret}".encode()).decode()
    if shown != f"Basic {proof}" or form.grant_type != "authorization_code":
        return JSONResponse({"error": "invalid_client"}, 401)
    asked = provider.codes.pop(form.code, None)
    challenge = _b64(hashlib.sha256(form.code_verifier.encode()).digest())
    if asked is None or (asked.redirect_uri, asked.challenge) != (form.redirect_uri, challenge):
        return JSONResponse({"error": "invalid_grant"}, 400)
    token = {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "id_token": provider.token(asked)}
    return JSONResponse(token)


def _way_back(provider: OpenID, asked: Any) -> str:
    """Refuses, with a KeyError or by hand, what a provider that is set up well refuses."""
    if asked["client_id"] != provider.client_id or asked["response_type"] != "code":
        raise HTTPException(400)
    if asked["code_challenge_method"] != "S256" or "openid" not in asked["scope"].split():
        raise HTTPException(400)
    provider.redirects.append(asked["redirect_uri"])
    told = {"state": asked["state"]}
    if provider.denies:
        return f"{asked['redirect_uri']}?{urlencode({**told, 'error': 'access_denied'})}"
    code = secrets.token_urlsafe()
    provider.codes[code] = Asked(asked["redirect_uri"], asked["nonce"], asked["code_challenge"])
    return f"{asked['redirect_uri']}?{urlencode({**told, 'code': code})}"


@contextmanager
def openid_provider() -> Iterator[OpenID]:
    """Serves until the end of the block."""
    provider = OpenID()
    with serving(app_of(provider)) as address:
        provider.address = address
        yield provider
