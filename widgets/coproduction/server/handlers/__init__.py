"""What a server answers besides Voilà's own addresses."""
