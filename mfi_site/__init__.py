"""mfi-site: improvement boards for schools that use the Model for Improvement."""

__version__ = "0.1.0"
