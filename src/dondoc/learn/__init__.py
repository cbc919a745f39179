"""Learning and measuring: gold, scores, composers, the second reader, calibration."""
