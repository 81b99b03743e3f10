"""Where an article's places lie, how deep a zone it tells of, and what an agreement says beside its parties."""
