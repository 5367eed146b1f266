"""What a page shows, as frozen values: selectors are asked here, templates only print."""
