"""The phrase language: grammar, inflected forms, compiler, matcher."""
