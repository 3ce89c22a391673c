"""From an article's text to a spaCy ``Doc``: layout, sentences, words, and underthesea's labels."""
