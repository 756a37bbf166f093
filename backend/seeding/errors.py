"""What can be wrong with a seed file."""

from pathlib import Path


class SeedError(Exception):
    """Names the file, the subject and the field, so that an editor can mend it."""

    def __init__(self, file: Path, subject: str, field: str, problem: str) -> None:
        super().__init__(f"{file.name}: {subject}: {field}: {problem}")
        self.file, self.subject, self.field, self.problem = file, subject, field, problem
