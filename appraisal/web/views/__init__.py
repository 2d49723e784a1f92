"""The pages, each a file of its own that Streamlit runs as a script.

Not in a folder `pages`: Streamlit would take that for the page list of its first variant, and show a reader who comes
by a link to one page that page without its frame.
"""
