"""Why a formula may have no value that can be worked with; the checker turns each into a verdict."""


class NoValueError(ValueError):
    """A formula has no value that can be worked with."""


class UndefinedError(NoValueError):
    """The formula is certainly undefined: a division by zero, an even root or logarithm of what has none."""


class TooLargeError(NoValueError):
    """Working it out would pass the bounds that keep marking an answer within milliseconds."""


class UnclearError(NoValueError):
    """Whether and which value there is cannot be told at this precision, or the node has no value by itself."""
