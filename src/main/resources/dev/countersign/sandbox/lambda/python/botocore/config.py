"""Client options. The sandbox has no use for them, but functions make them."""


class Config:
    def __init__(self, **options):
        self.__dict__.update(options)

    def merge(self, other):
        return Config(**{**self.__dict__, **other.__dict__})
