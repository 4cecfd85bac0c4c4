"""The record: tables, migrations, one transaction a turn."""
