"""``python -m tiendo``: the command, where its script is not on the path."""

import sys

from tiendo.cli.main import main

sys.exit(main())
