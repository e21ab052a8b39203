"""The `exgen` command: one module per command, loaded when it is asked for."""

from exgen.cli.frame import main

__all__ = ["main"]
