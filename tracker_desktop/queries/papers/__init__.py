"""What stands on a numbered paper: the facts of its entry as they were then, whenever it is printed again."""
