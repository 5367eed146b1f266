"""Charts as SVG strings: pure functions, classes for looks, words for those who cannot see."""
