"""Services of the city, the authorities behind other matters, and the numbers to call in danger."""
