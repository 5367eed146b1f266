"""The rules of judging: pure, exact, without Django."""
