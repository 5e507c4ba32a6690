"""Front pages: what editors arranged and what the rules fill in, made into one page.

``kinds`` is the table of containers; ``filling`` decides, on plain values, who stands where;
``candidates`` reads whom it may choose from; ``composing`` brings the rows and draws the page.
"""
