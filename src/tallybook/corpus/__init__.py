"""Corpora: many articles from one place, read by many processes or machines, into Parquet."""
