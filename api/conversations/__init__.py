"""A citizen's conversation: who may read it, what is said in it, and in which language."""
