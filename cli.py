"""Starts exgen from a checkout: `python cli.py make` is `exgen make`."""

from exgen.cli import main

if __name__ == "__main__":
    main()
