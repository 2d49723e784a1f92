"""The pages of a meeting: the strip above every page, and what each seat sees and does."""
