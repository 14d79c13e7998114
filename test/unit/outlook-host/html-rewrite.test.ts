/** @jest-environment jsdom */
import { behave, HEALTHY } from "../../outlook-host/behaviours/behaviour-table";
import { writeBodyDocument } from "../../outlook-host/mailbox/body-calls";
import { rewriteHtml } from "../../outlook-host/mailbox/html-rewrite";
import { htmlToText, textToHtml } from "../../outlook-host/mailbox/html-text";

describe("HTML that is written into a body", () => {
  test.each([
    ["scripts and styles go", "<p>a</p><script>x()</script><style>p{}</style>", "<p>a</p>"],
    ["comments go", "<p>a<!-- b --></p>", "<p>a</p>"],
    ["event attributes go", '<p onclick="x()" OnLoad="y()">a</p>', "<p>a</p>"],
    ["dangerous addresses go", '<a href="java\tscript:x()">a</a>', "<div><a>a</a></div>"],
    [
      "harmless addresses stay",
      '<p><a href="mailto:a@eksempel.dk">a</a></p>',
      '<p><a href="mailto:a@eksempel.dk">a</a></p>',
    ],
    ["forms lose their frame and fields", "<form><p>a</p><input></form>", "<p>a</p>"],
    ["ids get their prefix once", '<p id="a">1</p><p id="x_b">2</p>', '<p id="x_a">1</p><p id="x_b">2</p>'],
    ["links within follow", '<p><a href="#a">1</a></p>', '<p><a href="#x_a">1</a></p>'],
    ["classes go", '<p class="c">a</p>', "<p>a</p>"],
    ["inline styles stay", '<p style="color:red">a</p>', '<p style="color:red">a</p>'],
    ["loose text is wrapped", "a <b>b</b><p>c</p>d", "<div>a <b>b</b></div><p>c</p><div>d</div>"],
    ["of a document the body is taken", "<html><head><title>t</title></head><body><p>a</p></body></html>", "<p>a</p>"],
  ])("%s", (_name, written, kept) => {
    expect(rewriteHtml(written, HEALTHY)).toBe(kept);
  });

  test.each([
    ["the web", behave()],
    ["Word", behave({ "body.engine": "word", "body.lists": "list-paragraphs", "body.runs": "split" })],
    ["Mac", behave({ "body.engine": "mac", "body.lists": "list-paragraphs", "body.spaces": "no-break-at-edges" })],
    ["text bullets", behave({ "body.lists": "text-bullets", "body.inlineStyles": "strip" })],
  ])("writing back what was read changes nothing more: %s", (_name, behaviours) => {
    const written =
      '<div id="a"><p>En længere sætning med <b>fed</b> skrift</p><ul><li>første punkt</li><li>andet<ul><li>indre</li></ul></li></ul></div>løs';
    const once = rewriteHtml(written, behaviours);
    expect(rewriteHtml(writeBodyDocument(once, { behaviours }), behaviours)).toBe(once);
  });
});

describe("between HTML and plain text", () => {
  test("blocks become lines, paragraphs stand apart, cells are kept apart by a tab", () => {
    const html =
      "<p>Kære  A</p><p>B<br>C</p><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table><ul><li>x</li><li>y</li></ul>";
    expect(htmlToText(html)).toBe("Kære A\n\nB\nC\n\n1\t2\nx\ny");
  });

  test("text becomes safe lines and comes back the same", () => {
    const text = 'En <b> & "to"\n\ntre';
    expect(textToHtml(text)).toBe("<div>En &lt;b&gt; &amp; &quot;to&quot;</div><div><br></div><div>tre</div>");
    expect(htmlToText(textToHtml(text))).toBe(text);
  });
});
