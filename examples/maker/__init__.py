"""The made-up shop of the examples: what it sells, what happened to it, and the exports that tell of it."""
