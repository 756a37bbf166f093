"""What other subjects ask about facts."""

from backend.facts.models import SubjectKind
from backend.facts.repository import fact_of, facts_named, facts_of, subjects

__all__ = ["SubjectKind", "fact_of", "facts_named", "facts_of", "subjects"]
