"""How long it takes to publish: one report, sweeps, and nothing changed; beside a loop over papermill and nbconvert."""
