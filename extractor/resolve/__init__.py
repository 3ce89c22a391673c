"""What a mention means: which body, which document, which day."""
