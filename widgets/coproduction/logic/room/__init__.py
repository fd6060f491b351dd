"""The live room's sums: codes, counts, what may be shown of them, the clock, personal details."""
