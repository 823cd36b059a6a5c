"""The door from the shell: `needle …` and `python -m needlecli …`."""

import sys


def main() -> None:
    """Run the command line; every reason to stop ends here with its own exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from needlecli import __version__

        sys.stdout.write(f"needle {__version__}\n")
        return
    from needlecli.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
