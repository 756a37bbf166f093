"""What the desk is given."""

from pydantic import BaseModel


class SourceView(BaseModel):
    """`read_on` in words; None for a page at which to check."""

    title: str
    url: str | None
    read_on: str | None


class SuggestionView(BaseModel):
    """An answer to the citizen's message `seq`: in Danish to be read, and as it is sent, in the citizen's language."""

    seq: int
    key: str
    text_da: str
    text_citizen: str
    sources: list[SourceView]
