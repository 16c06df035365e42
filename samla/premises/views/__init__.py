"""Finding a room to borrow, and keeping the rooms one lends."""
