"""The formats of a memo by file extension; their writers are in `write.py`."""

FORMATS = ("docx", "html")
