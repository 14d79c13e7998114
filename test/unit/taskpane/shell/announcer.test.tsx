/** @jest-environment jsdom */
import { virtual } from "@guidepup/virtual-screen-reader";
import { act, fireEvent, screen } from "@testing-library/react";
import { type ReactNode, useState } from "react";
import { Announced, Announcer, Loading, Told, useSaid } from "../../../../src/taskpane/shell/announcer";
import { Said } from "../../../../src/taskpane/shell/said";
import { showInPane } from "../shown-pane";

const region = () => document.querySelector("[aria-live=polite]");

const pass = (milliseconds: number) => act(async () => new Promise((resolve) => setTimeout(resolve, milliseconds)));

/** What the screen reader said unasked since the part was shown, in order, once all that was to be said was said. */
async function heard(): Promise<string[]> {
  await pass(700);
  return (await virtual.spokenPhraseLog()).filter((phrase) => /^(?:polite|assertive): /.test(phrase));
}

async function listenTo(part: ReactNode) {
  const arranged = await showInPane(<Announcer>{part}</Announcer>);
  await virtual.start({ container: document.body });
  return arranged;
}

afterEach(() => virtual.stop());

function Press({ sentence }: { readonly sentence: string }) {
  const [said, say] = useSaid();
  return (
    <>
      <button type="button" onClick={() => say(sentence)}>
        Tryk
      </button>
      <Said said={said} />
    </>
  );
}

/** A part that is another one after each press. @param parts what it is, in order; the last one stays */
function Steps({ parts }: { readonly parts: readonly ReactNode[] }) {
  const [step, setStep] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setStep(step + 1)}>
        Videre
      </button>
      {parts[Math.min(step, parts.length - 1)]}
    </>
  );
}

const press = (name = "Tryk") => fireEvent.click(screen.getByRole("button", { name }));

test("what came of a press is heard each time, shown, and not met again in the region", async () => {
  await listenTo(<Press sentence="En ny mail er åbnet." />);
  const first = region();
  expect(first?.textContent).toBe("");
  press();
  expect(await heard()).toEqual(["polite: En ny mail er åbnet."]);
  press();
  expect(await heard()).toEqual(["polite: En ny mail er åbnet.", "polite: En ny mail er åbnet."]);
  await pass(600);
  expect(region()).toBe(first);
  expect(first?.textContent).toBe("");
  expect(screen.getByText("En ny mail er åbnet.")).toBeTruthy();
});

test("two sentences that come at once are both heard, and another mail is told", async () => {
  const arranged = await listenTo(<Press sentence="Kopieret." />);
  await act(async () => {
    press();
    arranged.move({ key: "b" });
  });
  expect(await heard()).toEqual(["polite: Kopieret.", "polite: En anden mail er åbnet."]);
});

test("a sentence that is shown is heard when it comes and when it becomes another, and not in between", async () => {
  const said = (sentence: string) => <Announced sentence={sentence} />;
  await listenTo(<Steps parts={[null, said("En fejl."), said("En fejl."), said("To fejl.")]} />);
  press("Videre");
  expect(await heard()).toEqual(["polite: En fejl."]);
  press("Videre");
  expect(await heard()).toEqual(["polite: En fejl."]);
  press("Videre");
  expect(await heard()).toEqual(["polite: En fejl.", "polite: To fejl."]);
});

test("the way to an outcome and the outcome are heard once each, and a button within it does not have it read anew", async () => {
  const outcome = (
    <div>
      <p>Udfyldt.</p>
      <Told>
        <Press sentence="Hentet." />
      </Told>
    </div>
  );
  await listenTo(
    <Steps
      parts={[
        null,
        [<Announced key="way" sentence="Udfylder." />, <div key="outcome" role="status" />],
        [
          null,
          <div key="outcome" role="status">
            {outcome}
          </div>,
        ],
      ]}
    />,
  );
  press("Videre");
  expect(await heard()).toEqual(["polite: Udfylder."]);
  press("Videre");
  const phrases = await heard();
  expect(phrases).toHaveLength(2);
  expect(phrases[1]).toMatch(/^polite: Udfyldt\./);
  press("Tryk");
  expect((await heard()).slice(2)).toEqual(["polite: Hentet."]);
});

test("what is being fetched is shown at once, and said where it takes its time", async () => {
  await listenTo(<Steps parts={[<Loading key="a" />, null, <Loading key="b" />]} />);
  expect(screen.getByText("Henter …")).toBeTruthy();
  press("Videre");
  expect(await heard()).toEqual([]);
  press("Videre");
  expect(await heard()).toEqual(["polite: Visningen hentes."]);
});
