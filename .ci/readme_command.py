"""Print one of the README's two commands, so that what is tested is what a reader is told.

The README marks each with an HTML comment before its code block: `<!-- command: demo -->`, `<!-- command: tests -->`.
"""

import re
import sys
from pathlib import Path


def main() -> None:
    """Print the command named by the only argument."""
    text = Path("README.md").read_text(encoding="utf-8")
    result = re.search(rf"<!-- command: {sys.argv[1]} -->\s*```\w*\n(.*?)```", text, re.DOTALL)
    if result is None:
        sys.exit(f"README.md names no command {sys.argv[1]!r}")
    sys.stdout.write(result[1].strip() + "\n")


if __name__ == "__main__":
    main()
