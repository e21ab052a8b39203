"""The generators, a file each; `exgen/registry.py` finds them."""
