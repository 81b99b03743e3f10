"""``python -m tallybook.cli``: the command without its script."""

import sys

from tallybook.cli import main

sys.exit(main())
