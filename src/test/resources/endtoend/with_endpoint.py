"""Runs a script whose boto3 clients go to AWS_ENDPOINT_URL, also where boto3 is too old to honour it by itself."""
import os
import runpy
import sys

import boto3

plain_client = boto3.client


def client(service, **options):
    options.setdefault("endpoint_url", os.environ["AWS_ENDPOINT_URL"])
    return plain_client(service, **options)


boto3.client = client
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
