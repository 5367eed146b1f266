"""The web: parse a request, call one function, render. No rule and no query of its own."""
