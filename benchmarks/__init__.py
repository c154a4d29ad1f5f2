"""Measurements that print tables; they assert nothing."""
