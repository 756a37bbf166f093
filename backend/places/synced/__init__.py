"""Opening hours as the library CMS last told them: kept beside what seeds and editors say, which goes before."""
