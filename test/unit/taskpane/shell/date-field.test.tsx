/** @jest-environment jsdom */
import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { type IsoDate, isoDate } from "../../../../src/domain/time/iso-date";
import { DateField } from "../../../../src/taskpane/shell/date-field";
import { showInPane } from "../shown-pane";

const given: (IsoDate | null)[] = [];

function Kept({ first = null }: { readonly first?: IsoDate | null }) {
  const [value, setValue] = useState(first);
  return (
    <DateField
      label="Dato"
      value={value}
      problem={value === "2020-01-01" ? "For tidligt." : null}
      onChange={(date) => {
        given.push(date);
        setValue(date);
      }}
    />
  );
}

const field = () => screen.getByRole("textbox", { name: "Dato" });
const type = (value: string) => fireEvent.change(field(), { target: { value } });

beforeEach(() => {
  given.length = 0;
});

test("a date is written as in Denmark, and read back in words", async () => {
  await showInPane(<Kept />);
  type("18.12.2026");
  expect(given).toEqual(["2026-12-18"]);
  expect(field()).toHaveProperty("value", "18.12.2026");
  expect(screen.getByText("18. december 2026")).toBeTruthy();
});

test("half a date is none, and is not called wrong before the field is left", async () => {
  await showInPane(<Kept />);
  type("18-1");
  expect(given).toEqual([null]);
  expect(screen.queryByText(/kan ikke læses/)).toBeNull();
  fireEvent.blur(field());
  expect(screen.getByText(/Datoen findes ikke eller kan ikke læses/)).toBeTruthy();
  expect(field()).toHaveProperty("value", "18-1");
});

test("a year of two digits counts when the field is left", async () => {
  await showInPane(<Kept />);
  type("18-12-26");
  expect(given.at(-1)).toBeNull();
  fireEvent.blur(field());
  expect(given.at(-1)).toBe("2026-12-18");
});

test("what is wrong with a date is said; another value from outside takes the place of what was typed", async () => {
  await showInPane(<Kept first={isoDate("2020-01-01")} />);
  expect(screen.getByText("For tidligt.")).toBeTruthy();
  expect(field()).toHaveProperty("value", "01-01-2020");
});
