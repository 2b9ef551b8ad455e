"""`python -m poalint`, the same as `poalint`."""

import os
import sys

# nothing from the folder of the letter is executed: -m puts the current folder first
sys.path[:] = [entry for entry in sys.path if entry not in ("", os.getcwd())]

from poalint.entry import main  # noqa: E402

if __name__ == "__main__":
    main()
