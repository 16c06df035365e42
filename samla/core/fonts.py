"""The one web font: Ethiopic, which old phones often lack.

It comes from the installed package that PDF files are drawn with, and is never kept in
the repository; `manage.py build_icons` writes it.
"""

from importlib.resources import files
from io import BytesIO

from fontTools.subset import Options, Subsetter, save_font
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ETHIOPIC = range(0x1200, 0x1380)
SOURCE = files("justmytype_intl_africa") / "fonts/ofl/notosansethiopic"
NAME = "NotoSansEthiopic[wdth,wght].ttf"
# Who made it and its licence (OFL); nothing else of its names.
NAMES = [0, 1, 2, 13, 14]
# A web page needs no hints, no kerning and one weight: all of it would weigh 75 kB.
UNUSED = ["DSIG", "GDEF", "GPOS", "GSUB", "STAT", "meta"]


def ethiopic() -> bytes:
    """Every Ethiopic sign in one weight, as WOFF2; the same each time."""
    source = BytesIO((SOURCE / NAME).read_bytes())
    font = TTFont(source, recalcTimestamp=False)
    options = Options(flavor="woff2", hinting=False, layout_features=[])
    options.name_IDs = NAMES
    options.drop_tables += UNUSED
    subset = Subsetter(options)
    subset.populate(unicodes=ETHIOPIC)
    subset.subset(font)
    font = instantiateVariableFont(font, {"wght": 400, "wdth": 100})
    made = BytesIO()
    save_font(font, made, options)
    return made.getvalue()
