"""The rules of a council, one module for each kind: its document, its rows, its check and its sentence."""
