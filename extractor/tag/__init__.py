"""CODE, DATE and ORG mentions: one tagger a file, and one overlap policy for all."""
