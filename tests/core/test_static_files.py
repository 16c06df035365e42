"""Styles come without what only their writers read: a first visit waits for them."""

from django.core.files.base import ContentFile

from samla.core.static_files import StaticFiles
from tests.test_styles import CSS, without_comments

STYLE = """/* card: one thing in a list.
   Markup: templates */
.card { color: red; }

@media print {
  .card::after { content: ", a  b"; } /* told */
}
"""


def test_styles_lose_comments_and_indents_and_nothing_else(tmp_path):
    files = StaticFiles(location=tmp_path, base_url="/static/")
    files.save("css/a.css", ContentFile(STYLE.encode()))
    files.save("css/samla.css", ContentFile(CSS.encode()))
    files.save("js/a.js", ContentFile(b"/* a */ b();\n"))
    files.save("admin/css/a.css", ContentFile(STYLE.encode()))
    made = list(files.post_process({"css/a.css": (files, "css/a.css")}))
    assert [name for name, _hashed, _is_done in made] == ["css/a.css"]
    assert (tmp_path / made[0][1]).read_text() == (
        '.card { color: red; }\n@media print {\n.card::after { content: ", a  b"; }\n}'
    )
    bare = (tmp_path / "css/samla.css").read_text()
    assert bare.count("{") == without_comments(CSS).count("{")
    assert bare.split() == without_comments(CSS).split()
    assert (tmp_path / "js/a.js").read_text() == "/* a */ b();\n"
    assert (tmp_path / "admin/css/a.css").read_text() == STYLE
