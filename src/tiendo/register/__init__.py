"""The register: what was read, what a person accepted, and what stands in force."""
