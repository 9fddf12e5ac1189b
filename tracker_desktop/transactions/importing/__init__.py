"""What Import does with the rows of a spreadsheet: decides about each, and writes them. One file a kind of list."""
