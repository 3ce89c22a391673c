"""A page to read, check and correct, and a service to call: ``extractor serve``.

=================  ==============================================================================
``app``            puts the parts together; what is there as long as the service runs
``settings``       where it listens, what it shows, and its limits
``guard``          who may ask for what: host, origin, token, size; the headers of every answer
``workers``        the processes that read and extract
``uploads``        what a request brings, and which reader takes it
``api``            routes for programs; ``batches`` is its stream of JSON lines
``pages``          routes for people; ``rendering`` fills their templates, ``errors`` says what went wrong
``view``           what a page shows of an extraction; ``marks`` cuts the text, ``timeline`` places the days
``words``          the page's words in Vietnamese and English, as ``words.toml`` has them
``results``        routes for looking into a run; ``runs`` asks for its tasks
``corrections``    routes for correcting; ``forms`` says which fields, ``gold`` keeps what is saved, ``differences``
                   says what was changed
``shelf``          what was read lately; ``downloads`` gives it in every form
=================  ==============================================================================
"""
