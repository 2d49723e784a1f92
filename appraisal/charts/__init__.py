"""Every chart, once, as a Vega-Lite specification that both the pages and the memo draw."""
