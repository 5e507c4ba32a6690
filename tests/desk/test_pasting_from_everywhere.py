"""Pasted from programs that each have their own way: reviews, footnotes, sheets, notes, mails, office online."""

import pytest

from articles.body.schema import sanitise
from tests.desk.test_in_chromium import patient  # noqa: F401 - a fixture
from tests.desk.test_pasting import pasted, writing  # noqa: F401 - a fixture

# Word for Windows, with a review under way: what was struck out and what was remarked stays with Word.
WORD_REVIEWED = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:st1="urn:schemas-microsoft-com:office:smarttags"><head><meta name=Generator content="Microsoft Word 15"></head>
<body lang=FR><!--StartFragment-->
<p class=MsoToc1><a href="#_Toc1">Les faits<span style='mso-tab-count:1 dotted'>. </span>1</a><o:p></o:p></p>
<h1 style='margin-left:18.0pt;text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-fareast-font-family:"Calibri Light"'><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Les faits<o:p></o:p></h1>
<p class=MsoNormal>La <st1:PersonName ProductID="CNIL" w:st="on">CNIL</st1:PersonName> a<span
style='mso-spacerun:yes'>  </span>saisi <del cite="mailto:Paul%20Lef%C3%A8vre" datetime="2026-11-20T10:12">hier</del><ins
cite="mailto:Paul%20Lef%C3%A8vre" datetime="2026-11-20T10:12">mardi</ins> <span
class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1"
name="_msoanchor_1">[PL1]</a><span style='mso-special-character:comment'>&nbsp;</span></span></span>le parquet<a
style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference><span
style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a>.<o:p></o:p></p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="i1" type="#_x0000_t75"/><![endif]--><![if !vml]><img width=240
height=120 src="file:///C:/Users/ines/AppData/Local/Temp/msohtmlclip1/01/clip_image002.png" v:shapes="i1"><![endif]></p>
<!--EndFragment-->
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%">
<![endif]><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1'
href="#_ftnref1"><span class=MsoFootnoteReference>[1]</span></a> Délibération du 15 avril.</p></div></div>
<div style='mso-element:comment-list'><hr class=msocomoff align=left size=1 width="33%"><div style='mso-element:comment'>
<div id="_com_1" class=msocomtxt><p class=MsoCommentText>Vérifier.</p></div></div></div></body></html>"""

# Word for the web: a list for each item, the end of each paragraph spelled out.
RUN = '<span class="TextRun SCXW1 BCX0"><span class="NormalTextRun SCXW1">{}</span></span>'
END = '<span class="EOP SCXW1" data-ccp-props="{{}}">&nbsp;</span>'


def item(level: int, text: str, tag: str = "ul") -> str:
    line = f'<p class="Paragraph SCXW1">{RUN.format(text)}{END}</p>'
    attributes = f'role="listitem" data-aria-level="{level}" class="OutlineElement Ltr SCXW1"'
    lists = f'<{tag} class="BulletListStyle{level}" role="list"><li {attributes}>{line}</li></{tag}>'
    return f'<div class="ListContainerWrapper SCXW1 BCX0">{lists}</div>'


WORD_ONLINE = (
    "<meta charset='utf-8'><div class=\"OutlineElement Ltr SCXW1\"><p class=\"Paragraph SCXW1\" "
    f'role="heading" aria-level="2">{RUN.format("Les faits")}{END}</p></div>'
    f'<div class="OutlineElement Ltr SCXW1"><p class="Paragraph">{END}</p></div>'
    + item(1, "un")
    + item(2, "un et demi")
    + item(1, "deux")
    + item(1, "premier", "ol")
)

# Excel, Google Sheets: a head over two columns, a cell over two rows.
EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>.xl65{mso-number-format:"0\\.0";}</style>
</head><body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=216 style='border-collapse:collapse;width:162pt'>
<!--StartFragment--><col width=72 span=3 style='width:54pt'>
<tr height=20><td colspan=2 height=20 class=xl65 width=144>Amendes</td><td class=xl65>Objet</td></tr>
<tr height=20><td height=20 class=xl65 align=right>2021</td><td>A</td><td rowspan=2>fuite</td></tr>
<tr height=20><td height=20 align=right>2022</td><td></td></tr><!--EndFragment--></table></body></html>"""
SHEETS = (
    "<meta charset='utf-8'><google-sheets-html-origin><style type=\"text/css\"><!--td {border: 1px solid #cccccc;}-->"
    '</style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" dir="ltr" border="1" data-sheets-root="1">'
    '<colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:21px;">'
    '<td data-sheets-value="{&quot;1&quot;:2}" rowspan="1" colspan="2">Amendes</td></tr><tr><td>2021</td>'
    "<td>A<br/>B</td></tr></tbody></table></google-sheets-html-origin>"
)
MERGED_IN_WORD = """<body><table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td width=300 colspan=2 valign=top
style='width:8cm;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt'><p class=MsoNormal>Amendes<o:p></o:p></p></td></tr>
<tr><td rowspan=2><p class=MsoNormal>2021<o:p></o:p></p></td><td><p class=MsoNormal>A<o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>B<o:p></o:p></p></td></tr></table></body>"""

APPLE = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN"><html><head><meta name="Generator" content="Cocoa HTML Writer">
<style type="text/css">p.p1 {margin: 0.0px} span.s1 {font-kerning: none}</style></head><body>
<p class="p1"><span class="s1"><b>Les faits</b></span></p><p class="p2"><br></p>
<p class="p1">La<span class="Apple-converted-space">&nbsp; </span>CNIL a <i>saisi</i> <a href="https://www.cnil.fr/">le
parquet</a>.</p><ul class="ul1"><li class="li1"><span class="s2"></span>un</li><li class="li1">deux<ul class="ul2">
<li class="li1">dedans</li></ul></li></ul></body></html>"""

GMAIL = (
    '<meta charset="utf-8"><div dir="ltr" style="color:rgb(34,34,34)"><div>Bonjour,</div><div><br></div><div>La '
    '<b>CNIL</b><span class="Apple-converted-space">&nbsp;</span>a saisi <a href="https://www.google.com/url?q=https://www.'
    'cnil.fr/&amp;source=gmail" data-saferedirecturl="https://www.google.com/url?q=x" target="_blank">le parquet</a> '
    '<img data-emoji="😀" class="an1" alt="😀" src="https://fonts.gstatic.com/s/e/notoemoji/16.0/1f600/72.png">.</div>'
    '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex"><div>Cité.</div></blockquote></div>'
)

NOTION = (
    "<meta charset='utf-8'><h2>Les faits</h2>\n<p>La <strong>CNIL</strong> a saisi.</p>\n<ul>\n<li>un\n<ul>\n<li>dedans"
    "</li>\n</ul>\n</li>\n</ul>\n<ol>\n<li>premier</li>\n</ol>\n<blockquote>\n<p>Cité.</p>\n</blockquote>\n<hr>\n<p>Fin.</p>"
    "<!-- notionvc: 0e7b5a3c-3a6f-4d0e-9a0c-0123456789ab -->"
)

DOCS_CHECKS = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><ul style="list-style-type:none;">'
    '<li dir="ltr" role="checkbox" aria-checked="false" style="list-style-type:none;" aria-level="1"><img '
    'src="data:image/png;base64,iVBORw0KGgo=" width="17.6px" height="17.6px" alt="case décochée" '
    'aria-roledescription="checkbox"><p style="display:inline-block;" role="presentation"><span>vérifier</span></p></li></ul></b>'
)


def table(*rows: str) -> str:
    inside = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<figure data-block="table"><table><tbody>{inside}</tbody></table></figure>'


def cell(text: str, more: str = "") -> str:
    return f"<td{more}><p>{text}</p></td>"


CASES = {
    "word, reviewed": (
        WORD_REVIEWED,
        "<h2>1. Les faits</h2><p>La CNIL a saisi mardi le parquet[1].</p><p>[1] Délibération du 15 avril.</p>",
    ),
    "word online": (
        WORD_ONLINE,
        "<h2>Les faits</h2><ul><li><p>un</p><ul><li><p>un et demi</p></li></ul></li><li><p>deux</p></li></ul>"
        "<ol><li><p>premier</p></li></ol>",
    ),
    "excel": (
        EXCEL,
        table(
            cell("Amendes", ' colspan="2"') + cell("Objet"),
            cell("2021") + cell("A") + cell("fuite", ' rowspan="2"'),
            cell("2022") + cell(""),
        ),
    ),
    "google sheets": (
        SHEETS,
        table(cell("Amendes", ' colspan="2"'), cell("2021") + cell("A<br>B")),
    ),
    "word, merged cells": (
        MERGED_IN_WORD,
        table(
            cell("Amendes", ' colspan="2"'),
            cell("2021", ' rowspan="2"') + cell("A"),
            cell("B"),
        ),
    ),
    "apple notes": (
        APPLE,
        "<p><strong>Les faits</strong></p><p>La CNIL a <em>saisi</em>"
        ' <a href="https://www.cnil.fr/">le parquet</a>.</p>'
        "<ul><li><p>un</p></li><li><p>deux</p><ul><li><p>dedans</p></li></ul></li></ul>",
    ),
    "gmail": (
        GMAIL,
        "<p>Bonjour,</p><p>La <strong>CNIL</strong> a saisi"
        ' <a href="https://www.cnil.fr/">le parquet</a> 😀.</p><blockquote><p>Cité.</p></blockquote>',
    ),
    "notion": (
        NOTION,
        "<h2>Les faits</h2><p>La <strong>CNIL</strong> a saisi.</p><ul><li><p>un</p><ul><li><p>dedans</p></li></ul>"
        "</li></ul><ol><li><p>premier</p></li></ol><blockquote><p>Cité.</p></blockquote><hr><p>Fin.</p>",
    ),
    "google docs, a check list": (DOCS_CHECKS, "<ul><li><p>vérifier</p></li></ul>"),
}


@pytest.mark.parametrize("program", CASES)
def test_what_each_program_means_is_kept_and_its_ways_are_not(program, writing, complaints):  # noqa: F811 - the fixture
    html, body = CASES[program]
    written = pasted(writing, html)
    assert written == body
    assert sanitise(written) == written
    assert complaints == []
