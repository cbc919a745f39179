"""What a unit takes with it when it is dissolved or joins another office."""
