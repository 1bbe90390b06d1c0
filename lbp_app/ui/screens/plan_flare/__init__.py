"""The plan for bad days, made on a good one."""
