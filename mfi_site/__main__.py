"""`python -m mfi_site` is `mfi-site`."""

from mfi_site.cli import main

if __name__ == "__main__":
    main()
