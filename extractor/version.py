"""The version of the package, in one place for the wheel, the command and the run report."""

__version__ = "0.1.0"
