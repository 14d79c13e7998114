/** @jest-environment jsdom */
import { act, fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { Announcer, Loading, useAnnounce } from "../../../../src/taskpane/shell/announcer";
import { showInPane } from "../shown-pane";

function Part() {
  const announce = useAnnounce();
  return (
    <button type="button" onClick={() => announce("En ny mail er åbnet.")}>
      Åbn
    </button>
  );
}

function View() {
  const [isThere, setIsThere] = useState(false);
  return isThere ? (
    <p>Her</p>
  ) : (
    <>
      <Loading />
      <button type="button" onClick={() => setIsThere(true)}>
        Kom
      </button>
    </>
  );
}

const region = () => document.querySelector("[aria-live=polite]");
const heard = () => region()?.textContent;

test("the region stands there before it has anything to say, and stays", async () => {
  const arranged = await showInPane(
    <Announcer>
      <Part />
    </Announcer>,
  );
  const first = region();
  expect(heard()).toBe("");
  fireEvent.click(screen.getByRole("button"));
  expect(heard()).toBe("En ny mail er åbnet.");
  // The same words once more are a change that a screen reader hears.
  fireEvent.click(screen.getByRole("button"));
  expect(heard()).toBe("En ny mail er åbnet.\u00a0");
  await act(async () => arranged.move({ key: "b" }));
  expect(heard()).toBe("En anden mail er åbnet.");
  expect(region()).toBe(first);
});

test("what is being fetched is said as well as shown", async () => {
  await showInPane(
    <Announcer>
      <View />
    </Announcer>,
  );
  expect(heard()).toBe("Visningen hentes.");
  expect(screen.getByText("Henter …")).toBeTruthy();
  fireEvent.click(screen.getByRole("button"));
  expect(heard()).toBe("");
});
