"""The events of a session as frozen documents, by stage; each has a kind and a version."""
