"""Small pieces of screens: data in, callbacks out, no use case."""
