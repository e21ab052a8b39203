"""From a worksheet to paper, a page or a terminal: views, templates and the engines that make PDFs."""
