/** @jest-environment jsdom */
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ComponentType, ReactNode } from "react";
import { da } from "../../../src/i18n/da/pane";
import { LazyView, lazyPart } from "../../../src/taskpane/shell/lazy-view";
import { TextsProvider } from "../../../src/taskpane/shell/texts";

interface GreetingProps {
  readonly name: string;
}

function Greeting({ name }: GreetingProps) {
  return <p>Hej {name}</p>;
}

const shown = (children: ReactNode) => <TextsProvider texts={da}>{children}</TextsProvider>;

/** A loader whose answers a test gives one by one. */
function arrangedLoad() {
  const answers: { resolve: (part: ComponentType<GreetingProps>) => void; reject: (error: Error) => void }[] = [];
  const load = () => new Promise<ComponentType<GreetingProps>>((resolve, reject) => answers.push({ resolve, reject }));
  return { load, answers };
}

beforeEach(() => {
  // React writes each error that a boundary catches.
  jest.spyOn(console, "error").mockImplementation(() => undefined);
});

afterEach(() => {
  jest.restoreAllMocks();
});

test("a part that cannot be fetched is said and can be tried again, as often as it takes", async () => {
  const { load, answers } = arrangedLoad();
  const Part = lazyPart(load);
  render(
    shown(
      <LazyView>
        <Part name="Anna" />
      </LazyView>,
    ),
  );
  expect(screen.getByText(da.loading)).toBeTruthy();
  for (const attempt of [0, 1]) {
    await act(async () => answers[attempt]?.reject(new Error("ChunkLoadError")));
    expect(screen.getByRole("alert").textContent).toContain(da.fetchFailed);
    await userEvent.click(screen.getByRole("button", { name: da.tryAgain }));
    expect(answers.length).toBe(attempt + 2);
  }
  await act(async () => answers[2]?.resolve(Greeting));
  expect(screen.getByText("Hej Anna")).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("coming back to a view that failed asks anew", async () => {
  const { load, answers } = arrangedLoad();
  const Part = lazyPart(load);
  const view = (key: string) =>
    shown(
      <LazyView key={key}>
        <Part name="Bo" />
      </LazyView>,
    );
  const { rerender } = render(view("first"));
  await act(async () => answers[0]?.reject(new Error("ChunkLoadError")));
  expect(screen.getByRole("alert")).toBeTruthy();
  rerender(shown(null));
  rerender(view("second"));
  expect(answers.length).toBe(2);
  await act(async () => answers[1]?.resolve(Greeting));
  expect(screen.getByText("Hej Bo")).toBeTruthy();
});

test("two places that show one part: what one has fetched anew is not asked for again by the other", async () => {
  const { load, answers } = arrangedLoad();
  const Part = lazyPart(load);
  render(
    shown(
      <>
        <LazyView>
          <Part name="Anna" />
        </LazyView>
        <LazyView>
          <Part name="Bo" />
        </LazyView>
      </>,
    ),
  );
  await act(async () => answers[0]?.reject(new Error("ChunkLoadError")));
  expect(screen.getAllByRole("alert").length).toBe(2);
  await userEvent.click(screen.getAllByRole("button")[0] as HTMLElement);
  await act(async () => answers[1]?.resolve(Greeting));
  expect(screen.getByText("Hej Anna")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: da.tryAgain }));
  expect(screen.getByText("Hej Bo")).toBeTruthy();
  expect(answers.length).toBe(2);
});

test("an error in the part itself is not called one of the network", async () => {
  const Part = lazyPart(async () => (): ReactNode => {
    throw new Error("a fault in the view");
  });
  await act(async () => {
    render(
      shown(
        <LazyView>
          <Part />
        </LazyView>,
      ),
    );
  });
  expect(screen.getByRole("alert").textContent).toContain(da.partFailed);
});
