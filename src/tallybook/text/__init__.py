"""The article as it stands: spans, sentences and quotations, without any reading of numbers."""
