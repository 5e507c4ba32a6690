"""The texts of the demo paper, a module per section; ``paper`` gathers them."""
