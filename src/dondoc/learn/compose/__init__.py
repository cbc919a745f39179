"""The training composer: made-up notices whose gold is exact because it is written with them."""
