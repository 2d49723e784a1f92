"""Weights of the criteria: stated by people, judged in pairs, or read off the data; always of sum 1 (rule 5)."""

from appraisal.ranking.weights.direct import equal_weights, normalised_weights, rank_order_centroid_weights

__all__ = ["equal_weights", "normalised_weights", "rank_order_centroid_weights"]
