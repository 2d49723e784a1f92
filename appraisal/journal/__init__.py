"""The journal of a council session: its events, the chain of their hashes, and the state that they add up to."""
