"""Tables of the web room: which right opens which address."""
