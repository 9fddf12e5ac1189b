"""Reports and worksheets: what is printed or saved of the books. A report is a file in `catalog/` and a row there."""
