"""Two exporters for nbconvert: any executed notebook as an offline page, or as a tagged PDF.

They are entry points of the package, so that ``jupyter nbconvert --to tallybook-pdf any.ipynb`` finds them and
JupyterLab lists them under "Save and Export Notebook As".
"""

from __future__ import annotations

from typing import Any

from nbconvert.exporters.exporter import Exporter
from traitlets import Bool, default

from tallybook.document.meta import Meta
from tallybook.document.nodes import Document
from tallybook.press.notebook import documents, meta
from tallybook.press.opened import UNCHECKED, looked_at


class _ReportExporter(Exporter):
    """What the two have in common: the notebook becomes documents, and those are set.

    Nothing but the notebook goes in, so that exporting an executed notebook again gives the same bytes. Where it shows
    displays of ours, its numbers pass the same gate as on publishing; where that cannot be, the last line says so.
    """

    show_code = Bool(False, help="Set the code of the code cells too.").tag(config=True)

    def from_notebook_node(
        self, nb: Any, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Return the report and the resources.

        Raises
        ------
        PublishError
            If a cell ended in an error, or a number leads nowhere.
        """
        nb, resources = super().from_notebook_node(nb, resources, **options)
        shown = documents(nb)
        name = str(resources.get("metadata", {}).get("name", ""))
        if not looked_at(nb, name or "the notebook"):
            shown = (*shown, UNCHECKED)
        return self.set_report(shown, meta(nb, shown, name=name, show_code=self.show_code)), resources

    def set_report(self, shown: tuple[Document, ...], about: Meta) -> str | bytes:
        """Return the finished report."""
        raise NotImplementedError


class HTMLReportExporter(_ReportExporter):
    """Exports to one HTML file that needs no network and no script."""

    export_from_notebook = "Tallybook report (HTML)"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def set_report(self, shown: tuple[Document, ...], about: Meta) -> str:
        """Return the page."""
        from tallybook.document.html import render_page

        return render_page(shown, meta=about)


class PDFReportExporter(_ReportExporter):
    """Exports to a tagged PDF, without TeX and without a browser."""

    export_from_notebook = "Tallybook report (PDF)"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    def set_report(self, shown: tuple[Document, ...], about: Meta) -> bytes:
        """Return the document."""
        from tallybook.document.pdf import render_pdf

        return render_pdf(shown, meta=about)
