import { escapeHtml, oneLine } from "../../../../src/domain/text/html";

describe("escapeHtml", () => {
  it("escapes what means something in content and in attributes, once", () => {
    expect(escapeHtml(`<a href="x" title='y'>&amp; æøå</a>`)).toBe(
      "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp; æøå&lt;/a&gt;",
    );
  });
});

describe("oneLine", () => {
  it.each([
    ["  a \r\n\t b  ", "a b"],
    ["a\u2028b\u2029c\u0085d", "a b cd"],
    ["\u202eabc\u202c \u0000\u0007d", "abc d"],
    ["\ufeffæøå\u200b", "æøå"],
    ["\u200b \u200e", ""],
    ["👩‍💼 a", "👩‍💼 a"],
  ])("%j becomes %j", (text, line) => {
    expect(oneLine(text)).toBe(line);
  });
});
