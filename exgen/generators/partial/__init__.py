"""Partial derivatives and gradients."""
