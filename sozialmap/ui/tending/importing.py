"""Reading a table: drop the file, see what was guessed, correct it, rehearse, import."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import streamlit as st

from sozialmap.core.errors import SozialmapError
from sozialmap.core.ports import Progress
from sozialmap.importers.tables import Table, TableForm
from sozialmap.text import describe_error
from sozialmap.text.commands import describe_report
from sozialmap.text.errors import describe_problem
from sozialmap.text.plain import as_markdown
from sozialmap.text.translator import N_, Translator
from sozialmap.ui import state
from sozialmap.ui.tending import town
from sozialmap.ui.tending.desk import Upload
from sozialmap.ui.tending.last_act import tell
from sozialmap.ui.tending.watching import watch_run
from sozialmap.usecases.background import Run
from sozialmap.usecases.import_table import ImportReport

TABLES = ("csv", "xlsx", "geojson", "json")
MAPS = ("pbf", "osm", "gz")
ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8 (BOM)", "cp1252": "Windows-1252",
             "utf-16": "UTF-16"}  # fmt: skip
SEPARATORS = {";": N_("semicolon"), ",": N_("comma"), "\t": N_("tab")}
PROBLEMS_SHOWN = 50
LONGEST_CELL = 60


def section(_: Translator) -> None:
    """Show the steps of an import, as far as they have come."""
    upload = _take_file(_)
    if upload is None:
        return
    try:
        if upload.path.suffix.lower().removeprefix(".") in MAPS:
            town.build_from(upload, _)
        else:
            _table(upload, _)
    except SozialmapError as error:
        st.error(describe_error(error, _))


def _take_file(_: Translator) -> Upload | None:
    """Ask for a file; the one that is worked on stays until another comes."""
    desk = state.visit().desk
    dropped = st.file_uploader(
        _("Drop a table (.csv, .xlsx), a .geojson or an OpenStreetMap extract here"),
        type=[*TABLES, *MAPS],
        key="table-file",
    )
    if dropped is None:
        desk.upload = None
    elif desk.upload is None or desk.upload.token != dropped.file_id:
        folder = TemporaryDirectory(prefix="sozialmap-")
        path = Path(folder.name) / (Path(dropped.name).name or "table.csv")
        path.write_bytes(dropped.getbuffer())
        desk.upload = Upload(path, folder, dropped.file_id)
    return desk.upload


def _table(upload: Upload, _: Translator) -> None:
    house = state.house()
    if upload.run:
        _show_run(upload, upload.run, _)
        return
    if upload.form is None:
        upload.form = house.tables.guess_form(upload.path)
    upload.form = _ask_form(upload.form, house.tables.sheets(upload.path), _)
    table = house.tables.read_table(upload.path, upload.form)
    _preview(table, _)
    upload.mapping = _ask_mapping(upload, table, _)
    with st.container(horizontal=True, gap="small"):
        if st.button(_("Rehearse"), icon=":material/fact_check:", type="primary"):
            _start(upload, dry_run=True)
        if st.button(_("Import"), icon=":material/download:"):
            _start(upload, dry_run=False)


def _ask_form(form: TableForm, sheets: tuple[str, ...], _: Translator) -> TableForm:
    with st.container(horizontal=True, gap="small", key="table-form"):
        row = st.number_input(_("Row of the headers"), 1, 100, form.header_row, key="header-row")
        form = replace(form, header_row=int(row))
        if sheets:
            at = sheets.index(form.sheet) if form.sheet in sheets else 0
            return replace(form, sheet=st.selectbox(_("Sheet"), sheets, at, key="sheet") or "")
        encodings = list(dict.fromkeys([form.encoding, *ENCODINGS]))
        encoding = st.selectbox(_("Encoding"), encodings, format_func=_encoding, key="encoding")
        marks = list(dict.fromkeys([form.delimiter, *SEPARATORS]))
        mark = st.selectbox(
            _("Separator"), marks, format_func=lambda m: _(SEPARATORS[m]) if m in SEPARATORS else m,
            key="separator",
        )  # fmt: skip
    return replace(form, encoding=encoding or form.encoding, delimiter=mark or form.delimiter)


def _encoding(name: str) -> str:
    return ENCODINGS.get(name, name)


def _preview(table: Table, _: Translator) -> None:
    rows = [[cell[:LONGEST_CELL] for cell in row] for row in table.preview(6)]
    width = max(map(len, rows), default=0)
    columns = {str(n + 1): [row[n] if n < len(row) else "" for row in rows] for n in range(width)}
    st.caption(_("The first rows as they are read:"))
    st.dataframe(columns, hide_index=True, height=250)


def _ask_mapping(upload: Upload, table: Table, _: Translator) -> dict[str, str]:
    """Show what each header means, as it was decided before or is guessed; all can be changed."""
    house = state.house()
    known = house.tables.mapping_for(table)
    st.caption(
        _("Remembered from the last table with these headers.") if known.remembered
        else _("What the columns mean, as we guess. Please correct where we are wrong.")
    )  # fmt: skip
    headers = [header for header in table.headers if header]
    plain = [header for header in headers if header in house.tables.columns]
    chosen: dict[str, str] = {}
    ask = _MappingAsker(known.columns, upload.token, chosen, _)
    ask([header for header in headers if header not in plain])
    with st.expander(_("Columns named as we name them: {count}", count=len(plain))):
        ask(plain)
    return chosen


class _MappingAsker:
    """Asks for the meaning of headers, three beside one another, and notes the answers."""

    def __init__(
        self, guessed: Mapping[str, str], token: str, chosen: dict[str, str], _: Translator
    ) -> None:
        self._guessed, self._token, self._chosen, self._ = guessed, token, chosen, _
        self._nothing = _("– keep as a note –")
        self._options = [self._nothing, *state.house().tables.columns]

    def __call__(self, headers: list[str]) -> None:
        places = st.columns(3)
        for number, header in enumerate(headers):
            guess = self._guessed.get(header, "")
            picked = places[number % 3].selectbox(
                as_markdown(header),
                self._options,
                self._options.index(guess) if guess in self._options else 0,
                key=f"map-{self._token}-{header}",
            )
            if picked and picked != self._nothing:
                self._chosen[header] = picked


def _start(upload: Upload, *, dry_run: bool) -> None:
    house = state.house()
    path, form, mapping = upload.path, upload.form, dict(upload.mapping)
    upload.rehearsed = dry_run

    def work(progress: Progress) -> tuple[ImportReport, list[str]]:
        return house.import_file(path, dry_run=dry_run, progress=progress, form=form,
                                 mapping=mapping)  # fmt: skip

    upload.run = Run(work)
    st.rerun()


def _show_run(upload: Upload, run: Run[Any], _: Translator) -> None:
    if run.is_running:
        watch_run(run, _)
        return
    if run.error is not None:
        st.error(describe_error(run.error, _))
        if st.button(_("Back"), icon=":material/arrow_back:"):
            upload.run = None
            st.rerun()
        return
    if run.result is not None:
        _show_report(upload, run.result[0], _)


def _show_report(upload: Upload, report: ImportReport, _: Translator) -> None:
    counts = (report.rows, report.imported, report.updated, report.skipped, len(report.problems))
    (st.info if upload.rehearsed else st.success)(
        (_("Rehearsed, nothing is saved yet: ") if upload.rehearsed else "")
        + describe_report(*counts, _)
    )
    if report.problems:
        problems = [
            {
                _("Row"): problem.row,
                _("Column"): problem.column,
                _("Cell"): problem.value,
                _("Remark"): describe_problem(problem, _),
            }
            for problem in report.problems[:PROBLEMS_SHOWN]
        ]
        st.dataframe(problems, hide_index=True)
        name = f"{upload.path.stem}-{_('problems')}{_suffix(upload.path)}"
        st.download_button(
            _("Rows with problems, to mend and import again"),
            data=state.house().tables.problem_rows(
                upload.path, upload.form, report.problems, lambda one: describe_problem(one, _)
            ),
            file_name=name,
            icon=":material/download:",
        )
    with st.container(horizontal=True, gap="small"):
        if upload.rehearsed and st.button(_("Import now"), type="primary"):
            _start(upload, dry_run=False)
        if st.button(_("Back"), icon=":material/arrow_back:"):
            upload.run = None
            st.rerun()
        if (
            not upload.rehearsed
            and report.step_id
            and st.button(_("Take this import back"), icon=":material/undo:")
        ):
            state.house().store.take_back(report.step_id, upload.path.name)
            upload.run = None
            tell(_("The import of {file} was taken back.", file=upload.path.name))


def _suffix(path: Path) -> str:
    return ".xlsx" if path.suffix.lower() == ".xlsx" else ".csv"
