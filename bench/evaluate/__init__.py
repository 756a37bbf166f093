"""How well what is claimed to be found is found, against judgements made by hand."""
