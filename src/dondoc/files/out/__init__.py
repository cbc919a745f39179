"""Facts back out to files: what a clerk opens in a spreadsheet or pastes into a tracker."""
