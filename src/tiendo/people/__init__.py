"""People: accounts, the roles they hold at bodies, and how they prove who they are."""
