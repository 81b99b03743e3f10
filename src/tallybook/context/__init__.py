"""Who says it, when, where, what happened and who is blamed: each found as spans of the text."""
