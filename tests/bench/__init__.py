"""Measurements: our programs beside their peers and limits. Never part of the test suite."""
