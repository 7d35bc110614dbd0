"""The session under boto3's."""
from boto3.session import Session


def get_session():
    return Session()
