from collections.abc import Iterator

import pytest

from tests.city import City, running_city


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """Where no system can be asked."""
    with running_city(tmp_path_factory.mktemp("city")) as started:
        yield started


@pytest.fixture(scope="session")
def demo_city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """Where the demo city's systems answer, and have been asked for hours and events."""
    with running_city(tmp_path_factory.mktemp("demo_city"), {"CITY": "demo"}) as started:
        yield started
