"""What has changed: sentences first, then the charts."""
