"""Reading the orders of a notice: where they stand, who does what with whom, and by when."""
