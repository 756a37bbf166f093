"""What holds for all tests."""

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browsers go last: what drives them runs an event loop in this thread, and no async test can then run its own."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
