"""Articles of borger.dk that our answers rest on: watched, so that editors hear of changes. Nothing is taken over."""
