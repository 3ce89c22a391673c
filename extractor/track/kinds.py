"""What is chosen by name: the kinds of records that are told, and the trackers that have a mapping."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of records that are told."""

    TASK = "task"
    TARGET = "target"
    ASSIGNMENT = "assignment"
    DOCUMENT = "document"


class Tracker(StrEnum):
    """The trackers that have a mapping in ``knowledge/trackers/``."""

    JIRA = "jira"
    REDMINE = "redmine"
    OPENPROJECT = "openproject"
