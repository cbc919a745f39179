"""Many files at once: on the cores of one machine or on an existing cluster, with the same results."""
