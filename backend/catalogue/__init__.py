"""What the libraries lend: whether they have it, and where it is on the shelf. Nothing about borrowers is asked."""
