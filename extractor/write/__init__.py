"""Extractions and failures in, files, tables and text for the screen out."""
