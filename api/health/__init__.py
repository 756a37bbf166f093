"""Tells whether the gateway and all that it needs are well."""
