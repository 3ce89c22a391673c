"""From a file or a stream to an ``Article``: one reader a file."""
