"""The door from the shell: `needle …` and `python -m needlecli …`."""

import gc
import os
import sys


def main() -> None:
    """Run the command line; every reason to stop ends here with its own exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from needlecli import __version__

        sys.stdout.write(f"needle {__version__}\n")
        return
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins takes longer than reading a file
    gc.disable()  # a run is short and keeps what it reads: to search that for cycles costs more than they hold
    from needlecli.cli import run

    code = run()
    gc.freeze()  # nor is it searched when all ends
    sys.exit(code)


if __name__ == "__main__":
    main()
