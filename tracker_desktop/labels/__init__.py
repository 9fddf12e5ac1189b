"""Asset tags and stock labels: formats, what stands on them, and how they are drawn for sheets and thermal printers."""
