"""The record of a session: its memo issued and signed, its journal read and checked."""
