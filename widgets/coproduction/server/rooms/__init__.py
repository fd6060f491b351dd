"""Live rooms on a server: joining, phones, the screen, the desk's key, paper and report."""
