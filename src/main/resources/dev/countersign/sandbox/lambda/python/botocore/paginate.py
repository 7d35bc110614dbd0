"""Paginators, by the tokens that the answers of our services carry."""

# What an answer calls the next page's token, and what the next request calls it.
_TOKENS = (
    (("NextToken",), ("NextToken",)),
    (("nextToken",), ("nextToken",)),
    (("NextContinuationToken",), ("ContinuationToken",)),
    (("NextKeyMarker", "NextVersionIdMarker"), ("KeyMarker", "VersionIdMarker")),
    (("NextMarker",), ("Marker",)),
    (("Marker",), ("Marker",)),
)


class Paginator:
    def __init__(self, method):
        self._method = method

    def paginate(self, PaginationConfig=None, **kwargs):
        if PaginationConfig and PaginationConfig.get("MaxItems"):
            raise NotImplementedError("The sandbox's boto3 does not cut pages at MaxItems.")
        return PageIterator(self._method, kwargs)


class PageIterator:
    def __init__(self, method, kwargs):
        self._method = method
        self._kwargs = kwargs

    def __iter__(self):
        kwargs = dict(self._kwargs)
        while True:
            page = self._method(**kwargs)
            yield page
            following = _next(page)
            if not following:
                return
            kwargs.update(following)

    def build_full_result(self):
        whole = {}
        for page in self:
            for key, value in page.items():
                if isinstance(value, list):
                    whole.setdefault(key, []).extend(value)
                elif key != "ResponseMetadata":
                    whole.setdefault(key, value)
        return whole

    def search(self, expression):
        raise NotImplementedError("The sandbox's boto3 has no JMESPath.")


def _next(page):
    if page.get("IsTruncated") is False:
        return None
    for outputs, inputs in _TOKENS:
        if page.get(outputs[0]):
            return {given: page[out] for out, given in zip(outputs, inputs) if page.get(out)}
    return None
