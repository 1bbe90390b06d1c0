"""The diary, page by page."""
