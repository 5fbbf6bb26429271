"""Measures the whole tool on a folder of real data: ``python -m tests.gauge DATA_FOLDER``.

Not part of the tests: it gives figures, not verdicts. A suite is one file of `suites`, listed in its `ALL`.
"""
