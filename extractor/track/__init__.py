"""What trackers are fed with: records by their names, what changed between two runs, import files, a webhook."""
