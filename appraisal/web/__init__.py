"""The council app in the browser: pages that read an appraisal and draw it."""
