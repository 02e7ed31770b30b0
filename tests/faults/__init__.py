"""The finished program as processes against the simulator; `python -m tests.faults` prints what it survived."""
