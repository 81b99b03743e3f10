"""One figure across publications: where it drifted, and what one article changes in another."""
