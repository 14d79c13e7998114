/** What `long-thread.bench.ts` runs in a page. */
import { parseBody } from "../src/app/fill/body/body";
import { findOwnTexts, rememberText } from "../src/app/fill/body/own-text";

/** Milliseconds of each step, the least of several turns. */
export type Steps = Readonly<Record<"parser" | "read" | "find" | "exchange", number>>;

declare global {
  interface Window {
    /** @param size characters of the thread, in 200 quoted mails */
    measureThread(size: number, turns: number): Steps;
  }
}

const SENTENCE = "Vi beder om, at ruter og overvågning er klar inden den 25. marts 2020, og takker for hjælpen.";
const LINE = "<p class=MsoNormal>Kære alle, tak for mailen om <b>ruterne</b> og det, vi talte om i går.<o:p></o:p></p>";

window.measureThread = (size, turns) => {
  const ours = `<div>${Array.from({ length: 12 }, (_, place) => `<p>${place} ${SENTENCE}</p>`).join("")}</div>`;
  const mail = `<div style="border-top:solid #E1E1E1 1.0pt"><b>Fra:</b> Afsender</div>${LINE.repeat(Math.ceil(size / 200 / LINE.length))}`;
  const thread = mail.repeat(200).slice(0, size);
  const html = `<html><head></head><body>${ours}${thread}</body></html>`;
  const own = rememberText(parseBody(ours, "html").words, parseBody(thread, "html").words, "ØIR03-101-BOG");
  const parser = least(turns, () => new DOMParser().parseFromString(html, "text/html").body.textContent);
  const read = least(turns, () => parseBody(html, "html"));
  const found = least(turns, () => findOwnTexts([own], read.value.words));
  const [standing] = found.value;
  if (standing?.kind !== "whole") throw new Error("Our text was not found");
  const exchange = least(1, () => read.value.exchange(standing.runs, null));
  return { parser: parser.ms, read: read.ms, find: found.ms, exchange: exchange.ms };
};

function least<T>(turns: number, work: () => T): { readonly ms: number; readonly value: T } {
  let ms = Number.POSITIVE_INFINITY;
  for (let turn = 1; ; turn += 1) {
    const start = performance.now();
    const value = work();
    ms = Math.min(ms, performance.now() - start);
    if (turn >= turns) return { ms: Math.round(ms), value };
  }
}
