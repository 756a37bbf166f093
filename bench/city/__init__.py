"""Questions of hours and events on the real city's size and on ten times that, and the archives' search."""
