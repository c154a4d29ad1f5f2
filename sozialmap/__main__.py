"""`python -m sozialmap …`"""

from sozialmap.cli import main

main()
