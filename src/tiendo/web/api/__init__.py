"""The site for programs: scores as JSON, CSV and Parquet; errors as JSON."""
