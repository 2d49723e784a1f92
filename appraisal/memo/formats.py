"""The formats of a memo by the ending of its file; what writes each of them stands in `write.py`."""

FORMATS = ("docx", "html")
