"""`python -m demo_city`: the demo city, on loopback alone."""

import uvicorn

from demo_city.app import create_app
from demo_city.city import load
from demo_city.clock import Clock
from demo_city.settings import from_environment

LOOPBACK = "127.0.0.1"


def main() -> None:
    settings = from_environment()
    app = create_app(load(Clock(settings.now), settings.demo_city_key))
    uvicorn.run(app, host=LOOPBACK, port=settings.demo_city_port, access_log=False, timeout_graceful_shutdown=2)


if __name__ == "__main__":
    main()
