"""What is drawn on paper: fonts, fitted text, codes, pages. Millimetres from the top left; no Qt."""
