"""The reports, one file each. A new one is a file here and a row in `reports/registry.py`."""
