"""What several transactions share: the rules of the field, the fields of each record, and what is said of it."""
