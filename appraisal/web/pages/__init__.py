"""The pages, each a file of its own that Streamlit runs as a script."""
