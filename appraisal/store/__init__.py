"""Where journals are kept: one database of sessions, SQLite or PostgreSQL, written event by event and never over."""
