"""The deck's sections: one file a slide, and the table of contents that orders them."""
