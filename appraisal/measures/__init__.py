"""The catalogue of measures: from a project's documents to one figure with its status."""
