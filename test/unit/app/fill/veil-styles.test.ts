/** @jest-environment jsdom */
import fc from "fast-check";
import { veilStyles } from "../../../../src/app/fill/body/veil-styles";

const serialise = (html: string) => new DOMParser().parseFromString(html, "text/html").documentElement.outerHTML;
const roundTrip = (html: string) => {
  const veiled = veilStyles(html);
  return veiled.unveil(serialise(veiled.html));
};
/** Whether a parser would meet a style. */
const hasStyle = (html: string) => {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return parsed.querySelector("[style], style") !== null;
};

test.each([
  ['<p style="color:red">Hej</p>', "an attribute"],
  ["<P STYLE='color:red' class=a>Hej</P>", "in other letters and quotes"],
  ["<p style=color:red>Hej<br style=x></p>", "without quotes"],
  ['<p title="style=\'a\'" style="b">Hej</p>', "beside a value that looks like one"],
  ["<style>p { color: red } /* </p> */</style><p>Hej</p>", "an element"],
  ['<p>a</p><STYLE type="text/css">p{}</STYLE ><p>b</p>', "an element in the body"],
  ["<table><style>td{}</style><tr style=a><td>x</td></tr></table>", "an element in a table"],
  ["<html><head><style>a{}</style></head><body style='b'>Hej</body></html>", "a whole document"],
  ["<!--[if mso]><style>v{}</style><p style='a'><![endif]--><p style='b'>Hej</p>", "beside a conditional comment"],
  ["<![if !mso]><p style='b'>Hej</p><![endif]>", "beside a revealed comment"],
  ["<p>a < b style=c &lt;p style=d&gt;</p><p style='e'>f</p>", "beside a text that looks like one"],
  ["<p style='a' style='b'>Hej</p>", "twice"],
  ["<p =style style='a'>Hej</p>", "after a name that begins with ="],
  ["<textarea><p style='a'></textarea><p style='b'>Hej</p>", "beside a text field"],
])("%s: no parser meets a style, and it comes back (%s)", (html) => {
  expect(hasStyle(html)).toBe(true);
  expect(hasStyle(veilStyles(html).html)).toBe(false);
  expect(roundTrip(html).toLowerCase().replace(/\s+>/g, ">")).toBe(serialise(html).toLowerCase().replace(/\s+>/g, ">"));
});

test("what cannot be done for certain is left as it is", () => {
  for (const html of [
    "<svg><style>a{}</style></svg>",
    "<script><!--<script></script><p style='a'>",
    '<p data-veiled-style="0" style="a">Hej</p>',
    "<p>Ingen stil</p>",
    '<p style="aldrig lukket',
  ]) {
    expect(veilStyles(html).html).toBe(html);
    expect(roundTrip(html)).toBe(serialise(html));
  }
});

test("any html comes back as the parser alone would give it", () => {
  const piece = fc.constantFrom(
    ..."<p style='a'>|</p>|<div class=b style=c>|</div>|<style>p{}</style>|<style>|</style>|<!--|-->|<![if x]>|text|<|>|'|\"|=|style=|<br/style=d>|<td style>|<title>|</title>|&lt;| |\n|<o:p style='e'>|</o:p>|<a href=x style =  'f'>|</a>|<script>|</script>".split(
      "|",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const html = pieces.join("");
      // A style element comes back as it was written, which a serialiser would write in its own way.
      const plain = (text: string) => text.replace(/<style[^>]*>/gi, "<style>").replace(/<\/style[^>]*>/gi, "</style>");
      const unclosed = /<style>(?![\s\S]*<\/style>)/i.test(html);
      fc.pre(!unclosed);
      expect(plain(roundTrip(html))).toBe(plain(serialise(html)));
    }),
    { numRuns: 2_000 },
  );
});
