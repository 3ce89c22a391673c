"""Extractions against gold: counts that add up, ratios derived on reading."""
