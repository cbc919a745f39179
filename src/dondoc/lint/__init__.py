"""What is wrong with a notice: rules, problems, suppression, fixes."""
