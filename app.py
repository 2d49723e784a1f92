"""The council app: `streamlit run app.py`, `python app.py`, `appraisal serve`, or any ASGI server.

Only a launcher: it opens the case that the environment variable APPRAISAL_CASE names, or the sample. The pages are in
`appraisal/web/`.
"""

import streamlit as st

from appraisal.web import options, server

app = st.App(**server.parts())

if __name__ == "__main__":
    app.run(config=options.chosen())
