"""The KPIs of the report, each defined once."""
