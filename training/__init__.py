"""Training of the embedded appraiser: lines in, weights and a report out."""
