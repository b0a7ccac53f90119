"""Drawing: every function draws on the axes it is given, and computes no statistics."""
