"""« Lire aussi »: which articles come near another (candidates), how near (weighing), which four of them are
shown (choosing). Computed by a job, kept in RelatedItem, never in a reader's request.
"""
