"""What people do with projects."""
