"""The Voilà application with the course's own pages, and the command line."""
