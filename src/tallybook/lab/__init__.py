"""What a person does to a workbook from a terminal or in JupyterLab: explore it, correct it, publish from it."""
