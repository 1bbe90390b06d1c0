"""Steps that several screens share: they join components to use cases."""
