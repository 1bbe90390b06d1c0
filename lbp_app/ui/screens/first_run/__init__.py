"""The first run: country, safety questions, risk factors, special needs, a baseline."""
