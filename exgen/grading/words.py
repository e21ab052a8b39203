"""The signs and names of what becomes of an answer, the same in every file of results.

A sign is drawn without colour, so that a print in black and white tells as much as the screen.
"""

from collections.abc import Mapping

from exgen.formula.tree import Message, msg
from exgen.grading.marking import Sign

SIGNS: Mapping[Sign, str] = {
    "right": "✓",
    "follows": "✓→",
    "partly": "≈",
    "wrong": "✗",
    "unread": "?",
    "blank": "–",
}

SIGN_NAMES: Mapping[Sign, Message] = {
    "right": msg("right"),
    "follows": msg("right after an earlier mistake"),
    "partly": msg("partly right"),
    "wrong": msg("wrong"),
    "unread": msg("not understood"),
    "blank": msg("blank"),
}
