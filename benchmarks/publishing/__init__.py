"""How long it takes to set an executed notebook as HTML and as PDF, beside nbconvert's own exporters."""
