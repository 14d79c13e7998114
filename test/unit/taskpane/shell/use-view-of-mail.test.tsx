/** @jest-environment jsdom */
import { act, fireEvent, screen } from "@testing-library/react";
import { useViewOfMail } from "../../../../src/taskpane/shell/use-view-of-mail";
import { showInPane } from "../shown-pane";

function Views() {
  const [view, setView] = useViewOfMail();
  return (
    <button type="button" onClick={() => setView("profile")}>
      {view}
    </button>
  );
}

const view = () => screen.getByRole("button").textContent;

test("each mail keeps the view that was left, and a new one begins with the first", async () => {
  window.scrollTo = () => undefined;
  const arranged = await showInPane(<Views />);
  const moveTo = (key: string | null) => act(async () => arranged.move({ key }));
  await moveTo("a");
  fireEvent.click(screen.getByRole("button"));
  expect(view()).toBe("profile");
  await moveTo("b");
  expect(view()).toBe("order");
  await moveTo("a");
  expect(view()).toBe("profile");
  // A draft without a name is new each time.
  await moveTo(null);
  expect(view()).toBe("order");
});
