"""The exceptions of botocore that functions catch, with their messages."""


class BotoCoreError(Exception):
    fmt = "An unspecified error occurred"

    def __init__(self, **kwargs):
        super().__init__(self.fmt.format(**kwargs))
        self.kwargs = kwargs


class NoRegionError(BotoCoreError):
    fmt = "You must specify a region."


class NoCredentialsError(BotoCoreError):
    fmt = "Unable to locate credentials"


class UnknownServiceError(BotoCoreError):
    fmt = "Unknown service: '{service_name}'. Valid service names are: {known_service_names}"


class EndpointConnectionError(BotoCoreError):
    fmt = 'Could not connect to the endpoint URL: "{endpoint_url}"'


class ParamValidationError(BotoCoreError):
    fmt = "{report}"

    def __init__(self, **kwargs):
        report = kwargs.get("report", "")
        if not report.startswith("Parameter validation failed"):
            report = "Parameter validation failed:\n" + report
        super().__init__(**{**kwargs, "report": report})


class OperationNotPageableError(BotoCoreError):
    fmt = "Operation cannot be paginated: {operation_name}"


class ClientError(Exception):
    MSG_TEMPLATE = "An error occurred ({error_code}) when calling the {operation_name} operation: {error_message}"

    def __init__(self, error_response, operation_name):
        error = error_response.get("Error", {})
        super().__init__(self.MSG_TEMPLATE.format(
            error_code=error.get("Code", "Unknown"),
            error_message=error.get("Message", "Unknown"),
            operation_name=operation_name,
        ))
        self.response = error_response
        self.operation_name = operation_name
