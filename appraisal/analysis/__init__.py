"""From the documents of a case to the plain arrays that the engines take."""
