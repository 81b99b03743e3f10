"""What a reader sees: prose, tables and charts whose every number carries its trace."""
