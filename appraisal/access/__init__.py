"""Access to a session's server: links and short codes for seats, the cookie of a device, who may come in."""
