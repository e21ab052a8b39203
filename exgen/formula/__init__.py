"""The formula tree, its printers and its reader."""
