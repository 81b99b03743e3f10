"""One function per chart: it takes a result and returns a drawing with its alternative text."""
