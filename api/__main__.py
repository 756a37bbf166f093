"""`python -m api`: the gateway on loopback, unless the settings say otherwise."""

import uvicorn

from api.settings import GatewaySettings
from backend.settings import from_environment


def main() -> None:
    settings = from_environment(GatewaySettings)
    uvicorn.run(
        "api.app:from_environment",
        factory=True,
        host=settings.gateway_host,
        port=settings.gateway_port,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=5,
    )


if __name__ == "__main__":
    main()
