"""The learned spam score: what a newsroom's own decisions say about a text like this one.

features.py reads a text, model.py weighs it and says which words weighed, training.py learns from examples,
engines.py has the two ways to find the weights, judging.py says how good they are. What was learned is
always the same thing, one number for each feature, so that weighing needs no library and little time.
"""
