"""The command ``tiendo``: one verb a module."""
