"""Source → Letter: language, blocks, items, sentences, parts, entities."""

from poalint.letter.model import Block, Entity, Item, Letter, Sentence
from poalint.letter.parse import parse

__all__ = ["Block", "Entity", "Item", "Letter", "Sentence", "parse"]
