"""Forms as rows: what is asked for, and the transaction made of the answers."""
