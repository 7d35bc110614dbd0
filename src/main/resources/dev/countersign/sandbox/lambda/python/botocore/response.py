"""Bodies that are read like files."""
import io


class StreamingBody(io.IOBase):
    def __init__(self, raw_stream, content_length):
        super().__init__()
        self._raw_stream = raw_stream
        self._content_length = content_length

    def readable(self):
        return True

    def read(self, amt=None):
        return self._raw_stream.read() if amt is None else self._raw_stream.read(amt)

    def readlines(self, *_):
        return self._raw_stream.readlines()

    def iter_chunks(self, chunk_size=1024):
        while True:
            chunk = self.read(chunk_size)
            if not chunk:
                return
            yield chunk

    def iter_lines(self, chunk_size=1024, keepends=False):
        for line in self.read().splitlines(keepends):
            yield line

    def __iter__(self):
        return self.iter_chunks()

    def close(self):
        self._raw_stream.close()


def of_bytes(content):
    return StreamingBody(io.BytesIO(content), len(content))
