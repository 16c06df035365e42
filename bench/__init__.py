"""How quick Samla is: ratios within one run (`make bench`, docs/performance.md)."""
