"""The live workbook of the money: every figure a cell, every result a formula."""
