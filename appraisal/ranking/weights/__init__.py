"""Weights of the criteria: stated directly, judged in pairs, or derived from the data; always of sum 1 (rule 5)."""

from appraisal.ranking.weights.direct import equal_weights, normalised_weights, rank_order_centroid_weights

__all__ = ["equal_weights", "normalised_weights", "rank_order_centroid_weights"]
