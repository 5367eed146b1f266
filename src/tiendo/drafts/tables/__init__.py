"""Knowledge of the room of drafts: which reports a body writes on schedule."""
