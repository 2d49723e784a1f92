"""Every chart, once, as a Vega-Lite specification: the pages show it, the memo draws it."""
