"""How results are said: sentences and blocks made only from computed results (rule 14), shared by all surfaces."""
