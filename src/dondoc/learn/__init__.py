"""The second reader: composed notices, training, calibration, evaluation."""
