"""What lies between two numbers: rests, rises and falls, and their units."""
