"""The browser surface: typed page contexts, templates and the project's own CSS and ES modules."""
