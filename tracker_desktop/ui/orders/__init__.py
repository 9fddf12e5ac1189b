"""The window of orders to suppliers."""
