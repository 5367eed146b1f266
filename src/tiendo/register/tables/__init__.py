"""Tables of the register: data that offices may come to change."""
