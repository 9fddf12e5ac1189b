"""What prints, with no window: the printers of this desk, the jobs that wait for them, and the ways to send one."""
