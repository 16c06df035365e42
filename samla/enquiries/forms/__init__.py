"""What is asked of somebody who asks, and who goes on asking."""
