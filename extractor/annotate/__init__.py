"""Gold: drafted by the extractor, read and mended by people, checked, compared, and taken to their tools and back.

================  ================================================================================
``files``         gold files, and the mark of a draft that nobody has reviewed
``draft``         an extraction as the first version of gold
``checks``        what no gold says: contradictions, and what the annotation guidelines rule out
``agreement``     two annotators of the same articles: F1 and kappa, by label and field
``sheet``         an extraction as regions of a text and arrows between them, as tools draw them
``brat``          brat standoff, there and back
``label_studio``  Label Studio's JSON, there and back
``doccano``       doccano's JSON lines: mentions, there and back
``conll``         tokens with BIO tags: mentions, there
``forms``         these forms by their names
================  ================================================================================
"""
