from collections.abc import Iterator

import pytest

from tests.city import City, running_city


@pytest.fixture(scope="session")
def fragile_city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """A city of its own, since these tests kill its processes; each test leaves it whole."""
    with running_city(tmp_path_factory.mktemp("fragile"), {"CITY": "demo"}) as started:
        yield started
