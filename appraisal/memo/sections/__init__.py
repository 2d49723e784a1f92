"""The sections of the memo, a file for each group; a section without content returns None."""
