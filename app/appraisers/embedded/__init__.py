"""The appraiser that ships with the application: trained here, run on one core, offline."""

from app.appraisers.embedded.appraiser import WEIGHTS, EmbeddedAppraiser

__all__ = ["WEIGHTS", "EmbeddedAppraiser"]
