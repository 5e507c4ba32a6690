"""The proof of the promise: canary addresses are posted, then looked for everywhere (DESIGN §5)."""
