"""Pages that are pictures, read by Tesseract where it is installed; each number read twice."""
