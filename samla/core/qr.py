"""QR codes as drawings: sharp at any size, on a page and on paper."""

from functools import lru_cache

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

# White around it, in modules: without it phones do not find the code.
QUIET = 4


@lru_cache(maxsize=256)
def qr_drawing(address: str) -> str:
    """An address as a QR code, dark on white in every theme: one SVG document."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(address)
    rows = code.get_matrix()
    size = len(rows)
    runs = "".join(
        f"M{start} {down}h{end - start}v1H{start}z"
        for down, row in enumerate(rows)
        for start, end in _dark(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        'shape-rendering="crispEdges" aria-hidden="true">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path fill="#000" d="{runs}"/></svg>'
    )


def _dark(row):
    """Where dark begins and ends along a row of modules."""
    edges = [
        at
        for at, (a, b) in enumerate(zip([0, *row], [*row, 0], strict=True))
        if bool(a) != bool(b)
    ]
    return zip(edges[::2], edges[1::2], strict=True)
