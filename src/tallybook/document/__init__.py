"""The syntax tree of a report: what `report` makes, what every renderer sets."""
