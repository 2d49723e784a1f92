"""Rank, choose and defend investment projects before an expert council."""
