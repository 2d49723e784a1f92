"""The pages, each a file of its own that Streamlit runs as a script.

Not in a folder `pages`: Streamlit would take that for its old page list, and show a reader who follows a link to one
page that page without its frame.
"""
