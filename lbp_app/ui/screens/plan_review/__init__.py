"""A look back at the plan: signs, questions, what has changed, and what that means for it."""
