"""What a scanned code means: clean it, parse it, find what it names."""
