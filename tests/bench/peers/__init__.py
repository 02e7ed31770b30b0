"""The peers, each as its own guide teaches, and the limits."""
