"""What the window shows of audits."""
