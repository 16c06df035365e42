"""What somebody wrote, out of a message: her words, and apart from them the quote."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

LONGEST_TEXT = 100_000
LONGEST_INTRODUCTION = 300

# "On Tuesday 3 March Eva wrote:", as mail programs say it in the languages we meet.
VERB = (
    r"(?:wrote|skrev|skriver|schrieb|a écrit|escribió|schreef|kirjoitti|napisał\w*|"
    r"пише|пишет|написал\w*|написав\w*|كتب\w*|نوشت)"
)
WROTE = re.compile(rf"^.{{0,200}}?\b{VERB}[^\n]{{0,100}}:\s*$", re.I)
SECOND_LINE = re.compile(rf"^\s*{VERB}\b", re.I)
# Who tells of somebody else's words says no hour and no address.
EXACT = re.compile(r"\d|[@<]")
# What Outlook writes above a quote: a line, or From: and Sent: below each other.
LINE = re.compile(
    r"^\s*(?:-{2,}\s*(?:original message|ursprungligt meddelande|vidarebefordrat "
    r"meddelande|forwarded message|reply above this line|الرسالة الأصلية)\s*-{2,})"
    r"\s*$",
    re.IGNORECASE,
)
FROM = re.compile(r"^\s*\*?(?:from|från|de|von|van|من|від|от)\s?:\*?\s.*", re.I)
SENT = re.compile(
    r"^\s*\*?(?:sent|date|skickat|datum|envoyé|gesendet|verzonden|تاريخ|أُرسلت|"
    r"надіслано|отправлено)\s?:\*?\s",
    re.I,
)


class Said(NamedTuple):
    """What is new in a letter, and what it quotes."""

    words: str
    quote: str


def text_of(text: str) -> Said:
    """Part somebody's words from what she answers to.

    Lines quoted in the middle, with answers below them, stay where they are.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = next((i for i in range(len(lines)) if begins_quote(lines, i)), len(lines))
    below = lines[end:]
    rest = after_quote(below) if below and not LINE.match(below[0]) else []
    words = _plain(lines[:end] + rest)
    if not words:  # nothing but a quote, or one that nothing marks: it stays
        return Said(_plain(lines), "")
    return Said(words, _plain(below[: len(below) - len(rest)]))


def begins_quote(lines, i) -> bool:
    """Whether everything from this line on is what was answered to."""
    line, rest = lines[i], lines[i + 1 :]
    if LINE.match(line) or introduces(line, rest):
        return True
    if rest and line.strip() and introduces(f"{line} {rest[0]}", rest[1:]):
        # A long introduction is broken over two lines.
        return bool(SECOND_LINE.match(rest[0])) or not introduces(rest[0], rest[1:])
    if FROM.match(line):
        return any(SENT.match(each) for each in rest[:3])
    return line.startswith(">") and all(
        each.startswith(">") or not each.strip() for each in rest
    )


def introduces(line, rest) -> bool:
    """Whether a line says who wrote what is quoted below it."""
    if len(line) > LONGEST_INTRODUCTION or not WROTE.match(line):
        return False
    below = next((each for each in rest if each.strip()), "")
    return below.startswith(">") or bool(EXACT.search(line))


def after_quote(below) -> list[str]:
    """What stands below a quote whose lines are marked: an answer beneath it."""
    marked = [i for i, line in enumerate(below) if line.startswith(">")]
    return below[marked[-1] + 1 :] if marked else []


def _plain(lines) -> str:
    return "\n".join(line.rstrip() for line in lines).strip()


class Words(HTMLParser):
    """The words of a page, its blocks as lines and its quotes marked."""

    BLOCKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "table", "blockquote"}
    UNREAD = {"script", "style", "head", "title", "template"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.said, self.unread, self.quotes = [""], 0, 0

    def handle_starttag(self, tag, attrs):
        self.unread += tag in self.UNREAD
        if tag in self.BLOCKS:
            self.said.append("> " * self.quotes)
        if tag == "blockquote":
            self.quotes += 1
            self.said[-1] = "> " * self.quotes

    def handle_endtag(self, tag):
        if tag in self.UNREAD and self.unread:
            self.unread -= 1
        if tag == "blockquote" and self.quotes:
            self.quotes -= 1
        if tag in self.BLOCKS:
            self.said.append("> " * self.quotes)

    def handle_data(self, data):
        if not self.unread:
            self.said[-1] += re.sub(r"\s+", " ", data)


def words_of_html(html: str) -> str:
    """What a reader of a page would read."""
    reader = Words()
    reader.feed(html[: 10 * LONGEST_TEXT])
    reader.close()
    lines = "\n".join(line.strip() for line in reader.said)
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
