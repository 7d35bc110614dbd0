"""Clients: every method call becomes a signed request to the sandbox's endpoint."""
import os

import countersign_channel as channel
from botocore import exceptions
from botocore.paginate import Paginator
from botocore.response import of_bytes


class ClientExceptions:
    """client.exceptions: one class for each error code, made when it is first named."""

    ClientError = exceptions.ClientError

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        # Some services leave the ending out on the wire; the class of the longer name has to catch those too.
        stem = name[: -len("Exception")] if name.endswith("Exception") else name
        made = self.__dict__.get(stem) or type(name, (exceptions.ClientError,), {})
        setattr(self, stem, made)
        setattr(self, stem + "Exception", made)
        return made

    def from_code(self, code):
        return getattr(self, code)


class ClientMeta:
    def __init__(self, service, region, endpoint, config):
        self.service_model = None
        self.service_name = service
        self.region_name = region
        self.endpoint_url = endpoint
        self.config = config


class BaseClient:
    def __init__(self, service, class_name, operations, region, keys, config):
        self._service = service
        self._class_name = class_name
        # Method names are the operations' in lower case with underscores; without them, case is all that differs.
        self._operations = {operation.lower(): operation for operation in operations}
        self._keys = keys
        self.exceptions = ClientExceptions()
        self.meta = ClientMeta(service, region, os.environ.get("AWS_ENDPOINT_URL"), config)

    def __getattr__(self, name):
        operation = self._operations.get(name.replace("_", "")) if name == name.lower() else None
        if operation is None:
            raise AttributeError(f"'{self._class_name}' object has no attribute '{name}'")

        def method(*args, **kwargs):
            if args:
                raise TypeError(f"{name}() only accepts keyword arguments.")
            return self._make_api_call(operation, kwargs)

        method.__name__ = name
        setattr(self, name, method)
        return method

    def _make_api_call(self, operation, params):
        answer = channel.ask({"call": {
            "service": self._service,
            "region": self.meta.region_name,
            "operation": operation,
            "params": channel.wrap(params),
            "keys": self._keys(),
        }})
        if "result" in answer:
            return channel.unwrap(answer["result"], of_bytes)
        failed = answer["failed"]
        if failed["kind"] == "PARAM_VALIDATION":
            raise exceptions.ParamValidationError(report=failed["message"])
        if failed["kind"] == "NO_ANSWER":
            raise exceptions.EndpointConnectionError(endpoint_url=self.meta.endpoint_url)
        # Codes that the service's model does not name, AccessDenied above all, are plain client errors.
        kind = self.exceptions.from_code(failed["code"]) if failed["modelled"] else exceptions.ClientError
        raise kind({
            "Error": {"Code": failed["code"], "Message": failed["message"]},
            "ResponseMetadata": {
                "RequestId": failed["requestId"],
                "HTTPStatusCode": failed["status"],
                "HTTPHeaders": {},
                "RetryAttempts": 0,
            },
        }, operation)

    def can_paginate(self, name):
        return name.replace("_", "") in self._operations and name.split("_")[0] in ("list", "describe", "get", "filter")

    def get_paginator(self, name):
        if not self.can_paginate(name):
            raise exceptions.OperationNotPageableError(operation_name=name)
        return Paginator(getattr(self, name))

    def get_waiter(self, name):
        raise NotImplementedError(f"The sandbox's boto3 has no waiters ({name}).")

    def generate_presigned_url(self, *args, **kwargs):
        raise NotImplementedError("The sandbox's boto3 does not presign URLs.")

    def close(self):
        pass
