"""Rankings of a decision matrix on declared bounds: TOPSIS and its neighbours, weights, intervals of places."""
