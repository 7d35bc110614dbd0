"""Runs one Lambda function: loads its handler once, then answers one event after the other."""
import importlib
import json
import logging
import os
import sys
import time
import traceback

import countersign_channel as channel

TASK_ROOT = os.environ["LAMBDA_TASK_ROOT"]
RUNTIME = os.path.dirname(os.path.abspath(__file__))


class FunctionError(Exception):
    """A failure that the runtime itself reports."""

    def __init__(self, error_type, message):
        super().__init__(message)
        self.error_type = error_type


class Context:
    def __init__(self, request):
        self.aws_request_id = request["requestId"]
        self.invoked_function_arn = request["functionArn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.identity = None
        self.client_context = request.get("clientContext")
        self._deadline = time.monotonic() + request["timeout"]

    def get_remaining_time_in_millis(self):
        return max(0, int((self._deadline - time.monotonic()) * 1000))

    def log(self, message):
        sys.stdout.write(message)


class LogHandler(logging.Handler):
    """Gives records the form in which Lambda logs them."""

    request_id = ""

    def emit(self, record):
        moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        text = self.format(record)
        channel.send({"event": f"[{record.levelname}]\t{moment}.{int(record.msecs):03d}Z\t{self.request_id}\t{text}\n"})


def load(name):
    module_name, dot, function_name = name.rpartition(".")
    if not dot or not module_name:
        raise FunctionError(
            "Runtime.MalformedHandlerName",
            f"Bad handler '{name}': not enough values to unpack (expected 2, got 1)")
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise FunctionError(
            "Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}") from None
    except SyntaxError as error:
        raise FunctionError(
            "Runtime.UserCodeSyntaxError", f"Syntax error in module '{module_name}': {error}") from None
    handler = getattr(module, function_name, None)
    if handler is None:
        raise FunctionError(
            "Runtime.HandlerNotFound", f"Handler '{function_name}' missing on module '{module_name}'")
    return handler


def failure(error, request_id):
    if isinstance(error, FunctionError):
        kind, message, frames = error.error_type, str(error), []
    elif isinstance(error, SystemExit):
        kind, frames = "Runtime.ExitError", []
        message = f"RequestId: {request_id} Error: Runtime exited with error: exit status {error.code or 0}"
    else:
        kind, message = type(error).__name__, str(error)
        frames = [
            frame.replace(TASK_ROOT, "/var/task").replace(RUNTIME, "/var/runtime")
            for frame in traceback.format_list(own_frames(traceback.extract_tb(error.__traceback__)))
        ]
    log = f"[ERROR] {kind}: {message}\n"
    if frames:
        log += "Traceback (most recent call last):\n" + "".join(frames)
    channel.send({"event": log})
    return {"errorMessage": message, "errorType": kind, "requestId": request_id, "stackTrace": frames}


def own_frames(frames):
    """Without the frames of this file and of the import machinery, which say nothing about the function."""
    return [frame for frame in frames if frame.filename != __file__ and "importlib" not in frame.filename]


def marshal(result):
    try:
        return json.dumps(result)
    except (TypeError, ValueError) as error:
        raise FunctionError("Runtime.MarshalError", f"Unable to marshal response: {error}") from None


def used_memory():
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform != "darwin" else peak // (1024 * 1024)


def main():
    channel.take_over()
    logging.getLogger().addHandler(LogHandler())
    logging.getLogger().setLevel(logging.WARNING)
    sys.path.insert(0, TASK_ROOT)
    os.chdir(TASK_ROOT)
    handler = None
    while True:
        request = channel.receive()
        if request is None:
            return
        LogHandler.request_id = request["requestId"]
        try:
            if handler is None:
                started = time.monotonic()
                handler = load(os.environ["_HANDLER"])
                channel.send({"loaded": (time.monotonic() - started) * 1000})
            payload = marshal(handler(json.loads(request["event"]), Context(request)))
            channel.send({"done": {"payload": payload, "memory": used_memory()}})
        except BaseException as error:
            reported = failure(error, request["requestId"])
            fatal = handler is None or isinstance(error, SystemExit)
            channel.send({"failed": {"payload": json.dumps(reported), "memory": used_memory(), "fatal": fatal}})
            if fatal:
                return


if __name__ == "__main__":
    main()
