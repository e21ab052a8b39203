"""The catalogues, one .po file a language, and the tool for who translates them."""
