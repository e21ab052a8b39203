"""Polynomials, their derivatives and what these say."""
