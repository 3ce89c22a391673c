"""Finding records in the extractions of many articles: by body, deadline, document and words."""
