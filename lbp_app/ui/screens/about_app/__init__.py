"""About this app: what it is and is not, who reviewed it, sources and licences."""
