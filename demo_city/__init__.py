"""A small city on this machine: it speaks the interfaces of Aarhus's systems, with invented data."""
