"""A draft as DOCX: the official layout, figures as content controls, the annex on wide pages."""
