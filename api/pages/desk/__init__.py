"""The page at `/desk`: an open shell without data. All data come by the desk's calls, under the session."""
