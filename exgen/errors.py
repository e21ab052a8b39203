"""Errors a person can act on.

Everything that can go wrong because of what somebody typed, stored or asked is a `UserError` with one sentence in the
teacher's or the pupil's words. Any other exception that reaches the command line is a defect of ours.
"""


class UserError(Exception):
    """One sentence for a person: what is wrong, where, and what would be right."""
