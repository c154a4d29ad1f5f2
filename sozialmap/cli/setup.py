"""`setup`"""

import typer

from sozialmap.cli.frame import _, app, opened_house, shown_progress, words
from sozialmap.usecases.set_up import set_up


@app.command("setup", help=words("setup"))
def run_setup() -> None:
    with opened_house() as house, shown_progress() as told:
        set_up(house.setup_steps(), told)
    typer.echo(_("All is ready. Start the app with: streamlit run app.py"))
