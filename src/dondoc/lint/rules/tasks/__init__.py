"""Nhiệm vụ, sáu rõ (NV)."""
