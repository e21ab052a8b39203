"""Figures: described by exercises, drawn once for all formats."""
