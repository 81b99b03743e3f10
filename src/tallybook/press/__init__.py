"""Parameters, runs and publishing: from a notebook to HTML and PDF."""
