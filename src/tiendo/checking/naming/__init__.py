"""Names of documents, bodies, persons and offices, as a draft has them."""
