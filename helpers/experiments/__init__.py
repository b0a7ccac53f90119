"""What batch norm buys and what it does not: experiments that return plain numbers and draw nothing."""
