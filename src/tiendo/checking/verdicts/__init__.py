"""What a draft claims of its goals, beside the values and plans that the claims rest on."""
