"""Why a system gave no answer that can be used. None of these words reach a citizen."""


class SourceError(Exception):
    """A system could not be asked, or its answer is no use. `system` is its name, as its contract has it."""

    def __init__(self, system: str, why: str) -> None:
        super().__init__(f"{system}: {why}")
        self.system = system
        self.why = why


class NotConfiguredError(SourceError):
    """It has no address, or wants a key that is not set."""


class UnreachableError(SourceError):
    """No connection, or one that broke off."""


class TooSlowError(SourceError):
    """The time given for the whole call ran out."""


class RefusedError(SourceError):
    """It answered with a status that is no success. `retry_after` is in seconds, where it told."""

    def __init__(self, system: str, status: int, retry_after: float | None = None) -> None:
        super().__init__(system, f"status {status}")
        self.status = status
        self.retry_after = retry_after


class TooBigError(SourceError):
    """More bytes than one answer may have."""


class NotUnderstoodError(SourceError):
    """Not the shape that its contract says."""


class RestingError(SourceError):
    """It failed several times in a row: it is left alone for a while, and not asked."""
