"""The exported document: one outline, written in several formats and two languages."""
