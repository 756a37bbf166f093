"""What happens at the libraries and in the city, from the library CMS and the city's event database."""
