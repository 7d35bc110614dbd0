"""Stands in for botocore inside the sandbox: what Lambda functions commonly use of it."""
__version__ = "1.40.0+countersign"
