"""A launcher for one page with nothing but the slider over a fixed table, under the app's own headers."""

from pathlib import Path

import streamlit as st

from appraisal.web import options, server

app = st.App(**{**server.parts(), "script_path": Path(__file__).with_name("slider_page.py"), "lifespan": None})

if __name__ == "__main__":
    app.run(config=options.chosen())
