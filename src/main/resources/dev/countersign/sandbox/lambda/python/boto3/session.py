"""Sessions: where clients get their Region and their keys from."""
import os

import countersign_channel as channel
from botocore import exceptions
from botocore.client import BaseClient


class Credentials:
    def __init__(self, access_key, secret_key, token):
        self.access_key = access_key
        self.secret_key = secret_key
        self.token = token

    def get_frozen_credentials(self):
        return self


class Session:
    def __init__(self, aws_access_key_id=None, aws_secret_access_key=None, aws_session_token=None, region_name=None,
                 botocore_session=None, profile_name=None, **_):
        if profile_name is not None:
            raise NotImplementedError("A Lambda function has no profiles.")
        self._given = (aws_access_key_id, aws_secret_access_key, aws_session_token)
        self._region = region_name

    @property
    def region_name(self):
        return self._region or os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")

    def get_credentials(self):
        keys = _keys(self._given)
        return Credentials(*keys) if keys else None

    def get_available_services(self):
        return channel.ask({"services": True})["result"]

    def client(self, service_name, region_name=None, api_version=None, use_ssl=True, verify=None, endpoint_url=None,
               aws_access_key_id=None, aws_secret_access_key=None, aws_session_token=None, config=None):
        model = channel.ask({"service": service_name})
        if "operations" not in model:
            raise exceptions.UnknownServiceError(
                service_name=service_name, known_service_names=", ".join(model["services"]))
        region = region_name or getattr(config, "region_name", None) or self.region_name
        if not region:
            raise exceptions.NoRegionError()
        ours = os.environ.get("AWS_ENDPOINT_URL")
        known = region == model["region"] or region in model["regions"]
        if not known or (endpoint_url and endpoint_url.rstrip("/") != ours):
            raise exceptions.EndpointConnectionError(
                endpoint_url=endpoint_url or f"https://{service_name}.{region}.amazonaws.com/")
        given = (aws_access_key_id, aws_secret_access_key, aws_session_token)
        given = given if aws_access_key_id else self._given

        def keys():
            found = _keys(given)
            if not found:
                raise exceptions.NoCredentialsError()
            return found

        return BaseClient(service_name, model["className"], model["operations"], region, keys, config)

    def resource(self, service_name, *args, **kwargs):
        raise NotImplementedError(f"The sandbox's boto3 has clients, but no resources ({service_name}).")


def _keys(given):
    if given[0] and given[1]:
        return list(given)
    env = os.environ
    if env.get("AWS_ACCESS_KEY_ID") and env.get("AWS_SECRET_ACCESS_KEY"):
        return [env["AWS_ACCESS_KEY_ID"], env["AWS_SECRET_ACCESS_KEY"], env.get("AWS_SESSION_TOKEN")]
    return None
