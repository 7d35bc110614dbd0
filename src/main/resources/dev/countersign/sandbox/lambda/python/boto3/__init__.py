"""Stands in for boto3 inside the sandbox: clients whose calls go to the sandbox's endpoint, signed with the function's keys."""
from boto3.session import Session

__version__ = "1.40.0+countersign"

DEFAULT_SESSION = None


def setup_default_session(**kwargs):
    global DEFAULT_SESSION
    DEFAULT_SESSION = Session(**kwargs)


def _default_session():
    if DEFAULT_SESSION is None:
        setup_default_session()
    return DEFAULT_SESSION


def client(*args, **kwargs):
    return _default_session().client(*args, **kwargs)


def resource(*args, **kwargs):
    return _default_session().resource(*args, **kwargs)
