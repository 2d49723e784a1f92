"""Weights of the criteria: stated by people, judged in pairs, or read off the data; always of sum 1 (rule 5)."""
