/** @jest-environment jsdom */
import { act, fireEvent, render, screen } from "@testing-library/react";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { da } from "../../../../src/i18n/da/pane";
import { NewRound } from "../../../../src/taskpane/order/new-round";
import { PaneProvider } from "../../../../src/taskpane/shell/pane-context";
import { TextsProvider } from "../../../../src/taskpane/shell/texts";
import { arrangePane } from "../../app/pane/arranged-pane";

async function openForm() {
  const arranged = arrangePane();
  // The pane reads what the mailbox keeps while the form is shown.
  await act(async () => {
    render(
      <TextsProvider texts={da}>
        <PaneProvider pane={arranged.pane}>
          <NewRound onDone={() => undefined} />
        </PaneProvider>
      </TextsProvider>,
    );
  });
  return arranged;
}

const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const start = () =>
  act(async () => {
    fireEvent.click(screen.getByRole("button", { name: "Start runden" }));
  });

test("a new round orders what the one before did", async () => {
  const { snapshot } = await openForm();
  type(/^Ruterne skal være klar inden/, "2020-12-11");
  await start();
  expect(snapshot().campaign).toMatchObject({
    id: "ØIR201211",
    routeOrder: SORTIMENT_2020.routeOrder,
    forms: SORTIMENT_2020.forms,
  });
});

test("what the user changes of it holds for mail and forms alike", async () => {
  const { snapshot } = await openForm();
  type(/^Ruterne skal være klar inden/, "2020-12-11");
  type("Fagsystemer", "KY, ");
  type("Rute", " SFTP-Rute_3 ");
  type("Overførsel i Bilag 1", "SortimentOverfør_2");
  await start();
  expect(snapshot().campaign.routeOrder).toEqual({
    ...SORTIMENT_2020.routeOrder,
    route: "SFTP-Rute_3",
    transfers: { routes: "SortimentOverfør_2", cleanup: "OverførSortiment_1" },
    subjectSystems: [{ name: "KY", spelledOut: "Kommunernes Ydelsessystem" }],
  });
  expect(snapshot().campaign.forms[0]?.title).toBe(
    "Bestillingsformular - Etablering af SFTP-Rute_3 til SortimentOverfør_2",
  );
});

test.each(["YR, KSD", "YR; KSD;", "YR\n\nKSD", " YR,KSD,YR "])(
  "subject systems typed as %j are two of a list",
  async (typed) => {
    const { snapshot } = await openForm();
    type(/^Ruterne skal være klar inden/, "2020-12-11");
    type("Fagsystemer", typed);
    const field = screen.getByLabelText("Fagsystemer");
    fireEvent.blur(field);
    expect(field).toHaveProperty("value", "YR\nKSD");
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      "YR (Ydelsesrefusion)",
      "KSD (Kommunernes Sygedagpengesystem)",
    ]);
    await start();
    expect(snapshot().campaign.routeOrder.subjectSystems).toEqual(SORTIMENT_2020.routeOrder.subjectSystems);
  },
);

test("without a route no round is started, and the form says what is missing", async () => {
  const { snapshot } = await openForm();
  const before = snapshot().campaign.id;
  type(/^Ruterne skal være klar inden/, "2020-12-11");
  type("Rute", "");
  expect(screen.getByText("Skriv rutens navn, som det står i opgaven, fx SFTP-Rute_2.")).toBeTruthy();
  await start();
  expect(snapshot().campaign.id).toBe(before);
});
