"""How the rooms are put together into one site."""
