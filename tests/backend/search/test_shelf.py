from backend.search.shelf import Shelf


def test_what_was_put_is_got_back() -> None:
    shelf: Shelf[int] = Shelf(2)
    assert shelf.get("a") is None
    shelf.put("a", 1)
    assert shelf.get("a") == 1


def test_what_was_used_longest_ago_goes_first() -> None:
    shelf: Shelf[int] = Shelf(2)
    shelf.put("a", 1)
    shelf.put("b", 2)
    shelf.get("a")
    shelf.put("c", 3)
    assert (shelf.get("a"), shelf.get("b"), shelf.get("c")) == (1, None, 3)
