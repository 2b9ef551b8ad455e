"""Was written for a library that is gone."""

raise ImportError("cannot import name 'letters' from 'marketplace'")
