"""What figures mean: comparing, adding up, forecasting, formulas. Pure: decimals in, decimals out."""
