"""The places that a draft tells of bodies and indices, and how they moved."""
