"""What the course works out: pure functions, no files, clock, chance, network or widgets."""
