"""Who may sit at the desk: accounts, signing in, sessions, and what each role may."""
