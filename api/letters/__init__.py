"""Messages left for a person, the mails that go out, and the transcript a citizen takes along."""
