"""What protocol/generate.py is made of: model reads the schema, the others write one language each."""
