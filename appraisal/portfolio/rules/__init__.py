"""Rules of a council into integer rows and sentences: a file a family of rules."""
