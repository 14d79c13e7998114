/** @jest-environment jsdom */
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Button } from "../../../../src/taskpane/shell/button";

test("is pressed by mouse and keyboard, and sends no form", async () => {
  const press = jest.fn();
  const send = jest.fn((event: { preventDefault(): void }) => event.preventDefault());
  render(
    <form onSubmit={send}>
      <Button onClick={press}>Udfyld mail</Button>
    </form>,
  );
  const button = screen.getByRole("button", { name: "Udfyld mail" });
  await userEvent.click(button);
  button.focus();
  await userEvent.keyboard("{Enter} ");
  expect(press).toHaveBeenCalledTimes(3);
  expect(send).not.toHaveBeenCalled();
});

test("one that cannot be pressed is reached by Tab, says why, and does nothing", async () => {
  const press = jest.fn();
  const send = jest.fn((event: { preventDefault(): void }) => event.preventDefault());
  render(
    <form onSubmit={send}>
      <Button type="submit" disabledFocusable aria-describedby="why" onClick={press}>
        Start
      </Button>
      <p id="why">Datoen mangler</p>
    </form>,
  );
  const button = screen.getByRole("button", { name: "Start" });
  await userEvent.tab();
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(button.getAttribute("aria-describedby")).toBe("why");
  await userEvent.click(button);
  await userEvent.keyboard("{Enter} ");
  expect(press).not.toHaveBeenCalled();
  expect(send).not.toHaveBeenCalled();
});

test("one that sends a form sends it", async () => {
  const send = jest.fn((event: { preventDefault(): void }) => event.preventDefault());
  render(
    <form onSubmit={send}>
      <Button type="submit">Gem profil</Button>
    </form>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Gem profil" }));
  expect(send).toHaveBeenCalledTimes(1);
});
