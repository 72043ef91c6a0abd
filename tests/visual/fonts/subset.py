"""Cuts fonts down to the characters of the files named on standard input; `renew` runs it, with the folder of Latin faces.

Writes the fonts and, for the tests to compare pages with, characters.txt: all that they can draw.
"""

import pathlib
import string
import sys

from fontTools.subset import Options, Subsetter, save_font
from fontTools.ttLib import TTCollection, TTFont

CHINESE = pathlib.Path("/usr/share/fonts/opentype/noto")
HERE = pathlib.Path(__file__).parent


def chinese(file, family):
    """One face of a collection, whose order changes between versions."""
    if not (CHINESE / file).exists():
        sys.exit(f"fonts: no {CHINESE / file}: install Debian's fonts-noto-cjk")
    faces = TTCollection(CHINESE / file).fonts
    return next(face for face in faces if face["name"].getDebugName(1) == family)


def latin(face, weight):
    return TTFont(pathlib.Path(sys.argv[1]) / face / "files" / f"{face}-latin-{weight}-normal.woff2")


def written(names):
    """Every character that the files hold, those of ASCII whether they occur or not."""
    characters = set(string.printable)
    for name in filter(None, names.split("\0")):
        try:
            characters.update(pathlib.Path(name).read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            pass  # An icon.
    return {character for character in characters if character.isprintable()}


def main():
    wanted = written(sys.stdin.read())
    options = Options(hinting=False, desubroutinize=True, layout_features=["*"])
    fonts = {
        "sans-400.otf": chinese("NotoSansCJK-Regular.ttc", "Noto Sans CJK SC"),
        "sans-700.otf": chinese("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC"),
        "serif-700.otf": chinese("NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC"),
        "latin-sans-400.ttf": latin("noto-sans", 400),
        "latin-sans-700.ttf": latin("noto-sans", 700),
        "latin-serif-700.ttf": latin("noto-serif", 700),
    }
    drawn = set()
    for name, font in fonts.items():
        font.recalcTimestamp = False
        font.flavor = None
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=map(ord, wanted))
        subsetter.subset(font)
        save_font(font, HERE / name, options)
        drawn.update(map(chr, font.getBestCmap()))
    (HERE / "characters.txt").write_text("".join(sorted(drawn)) + "\n", encoding="utf-8")
    print(f"fonts: {len(drawn)} characters; no font has {sorted(wanted - drawn)}")


main()
