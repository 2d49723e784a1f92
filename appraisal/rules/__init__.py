"""The rules of a council, a module a kind: how it is written, which rows it gives, whether it is kept, how it reads."""
