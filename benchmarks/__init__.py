"""Speed, measured side by side with other tools: never in the tests."""
