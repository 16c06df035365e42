"""What Samla knows of a person: listed, handed out, taken back, forgotten in time."""
