"""The revisions of the schema, oldest first. HEAD is the newest one."""

HEAD = "0007"
