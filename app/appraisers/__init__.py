"""Appraisers: what a leader's words did."""
