"""Project finance: from drivers to a yearly statement, its indicators, points of view and risk."""
