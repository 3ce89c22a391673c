"""From mentions and clauses to records: tasks, targets, assignments."""
