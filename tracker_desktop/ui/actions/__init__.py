"""What the commands of the menus do, one file a menu."""
