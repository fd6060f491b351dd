"""How questions and results are drawn; a view knows kinds of question, never activities."""
