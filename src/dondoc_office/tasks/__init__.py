"""Tasks: what a unit must do by a date, from draft to the accepted product. The heart."""
