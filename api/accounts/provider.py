"""The one door to the OpenID provider: where to send a browser, and who came back with a code."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx
import structlog
from authlib.integrations.httpx_client import AsyncOAuth2Client, OAuthError
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry
from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from api.accounts.errors import ProviderDownError, TokenRefusedError
from api.accounts.trip import Trip

DISCOVERY = "/.well-known/openid-configuration"
SIGNED_BY_KEY_PAIR = ("RS256", "PS256", "ES256")
KNOWN_FOR_S = 3600
LEEWAY_S = 60

log = structlog.get_logger()


@dataclass(frozen=True)
class Registration:
    """How we are known there."""

    issuer: str
    client_id: str
    client_secret: SecretStr
    scope: str
    timeout_s: float


class Metadata(BaseModel):
    """What the provider says of itself."""

    model_config = ConfigDict(extra="ignore")

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    id_token_signing_alg_values_supported: Sequence[str] = ("RS256",)
    token_endpoint_auth_methods_supported: Sequence[str] = ("client_secret_basic",)

    @property
    def auth_method(self) -> str:
        basic, post = "client_secret_basic", "client_secret_post"
        methods = self.token_endpoint_auth_methods_supported
        return post if basic not in methods and post in methods else basic

    @property
    def algorithms(self) -> list[str]:
        """Those of its own that a key pair makes: never none, never one that our secret could make."""
        return [name for name in SIGNED_BY_KEY_PAIR if name in self.id_token_signing_alg_values_supported]

    def speaks_for(self, issuer: str) -> bool:
        """Of this issuer itself, and over nothing weaker than its own address."""
        scheme = issuer.partition(":")[0]
        addresses = (self.authorization_endpoint, self.token_endpoint, self.jwks_uri)
        return self.issuer == issuer and all(address.startswith(f"{scheme}://") for address in addresses)


class Provider:
    """What it says of itself, and its keys, are asked again each hour; keys also when a token names a new one."""

    def __init__(self, registered: Registration, ticks: Callable[[], float]) -> None:
        self.registered = registered
        self._ticks = ticks
        self._known: tuple[float, Metadata] | None = None
        self._keys: tuple[float, KeySet] | None = None

    async def address(self, trip: Trip, redirect_uri: str) -> str:
        """Where the browser signs in. ProviderDownError."""
        metadata = await self._metadata()
        async with self._client(redirect_uri) as client:
            address, _ = client.create_authorization_url(
                metadata.authorization_endpoint, state=trip.state, nonce=trip.nonce, code_verifier=trip.verifier
            )
        return str(address)

    async def claims(self, code: str, trip: Trip, redirect_uri: str, now: dt.datetime) -> Mapping[str, Any]:
        """What the provider says of who came back. ProviderDownError; TokenRefusedError if it is not to be believed."""
        metadata = await self._metadata()
        token = await self._exchange(metadata, code, trip, redirect_uri)
        try:
            return await self._believed(metadata, token, trip, now)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            log.warning("token_refused", error=type(error).__name__)
            raise TokenRefusedError from error

    async def _exchange(self, metadata: Metadata, code: str, trip: Trip, redirect_uri: str) -> Mapping[str, Any]:
        try:
            async with self._client(redirect_uri, metadata.auth_method) as client:
                token: Mapping[str, Any] = await client.fetch_token(
                    metadata.token_endpoint, code=code, code_verifier=trip.verifier, grant_type="authorization_code"
                )
        except OAuthError as error:
            log.warning("code_refused", error=error.error)
            raise TokenRefusedError from error
        except (httpx.HTTPError, ValueError) as error:
            raise self._down(error) from error
        return token

    async def _believed(
        self, metadata: Metadata, token: Mapping[str, Any], trip: Trip, now: dt.datetime
    ) -> Mapping[str, Any]:
        registry = JWSRegistry(algorithms=metadata.algorithms, strict_check_header=False)
        try:
            signed = jwt.decode(token["id_token"], await self._key_set(metadata), registry=registry)
        except InvalidKeyIdError:
            self._keys = None
            signed = jwt.decode(token["id_token"], await self._key_set(metadata), registry=registry)
        wanted = {"iss": self.registered.issuer, "aud": self.registered.client_id, "nonce": trip.nonce}
        claims = CodeIDToken(
            signed.claims,
            signed.header,
            {name: {"essential": True, "value": value} for name, value in wanted.items()},
            {**wanted, "client_id": self.registered.client_id, "access_token": token.get("access_token")},
        )
        claims.validate(now=int(now.timestamp()), leeway=LEEWAY_S)
        return dict(claims)

    async def _metadata(self) -> Metadata:
        if self._known and self._ticks() < self._known[0]:
            return self._known[1]
        said = await self._get(self.registered.issuer.rstrip("/") + DISCOVERY)
        try:
            metadata = Metadata.model_validate(said)
        except ValidationError as error:
            raise self._down(error) from error
        if not metadata.speaks_for(self.registered.issuer):
            raise self._down(ValueError("it speaks for another issuer"))
        self._known = self._ticks() + KNOWN_FOR_S, metadata
        return metadata

    async def _key_set(self, metadata: Metadata) -> KeySet:
        if self._keys is None or self._ticks() >= self._keys[0]:
            self._keys = self._ticks() + KNOWN_FOR_S, KeySet.import_key_set(await self._get(metadata.jwks_uri))
        return self._keys[1]

    async def _get(self, address: str) -> Any:
        try:
            async with httpx.AsyncClient(timeout=self.registered.timeout_s) as client:
                answer = await client.get(address)
                answer.raise_for_status()
                return answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise self._down(error) from error

    def _client(self, redirect_uri: str, auth_method: str = "client_secret_basic") -> Any:
        return AsyncOAuth2Client(
            client_id=self.registered.client_id,
            client_secret=self.registered.client_secret.get_secret_value(),
            token_endpoint_auth_method=auth_method,
            scope=self.registered.scope,
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
            timeout=self.registered.timeout_s,
        )

    @staticmethod
    def _down(error: Exception) -> ProviderDownError:
        log.warning("provider_down", error=type(error).__name__)
        return ProviderDownError()
