"""Reading a persona as a careful editor would: what cannot be reached, said too early, or said badly."""

from app.domain.lint.findings import Finding, findings

__all__ = ["Finding", "findings"]
