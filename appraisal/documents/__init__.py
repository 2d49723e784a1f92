"""What the files hold: frozen documents that check themselves, whatever kind of file they came from."""
