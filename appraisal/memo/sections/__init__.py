"""The sections of the memo, a file for each group; a section that has nothing to say returns None."""
