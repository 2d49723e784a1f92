"""From files to a case and back: TOML folders and workbooks, with every problem named at its place."""
