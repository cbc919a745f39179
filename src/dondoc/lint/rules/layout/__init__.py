"""Thể thức: heading block, signature and recipients as Nghị định 30/2020/NĐ-CP wants them (TT)."""
