import { act, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { da } from "../../../src/i18n/da/pane";
import { PaneProvider } from "../../../src/taskpane/shell/pane-context";
import { TextsProvider } from "../../../src/taskpane/shell/texts";
import { arrangePane } from "../app/pane/arranged-pane";

/**
 * Shows a part of the pane over an Outlook in memory, in Danish, once all that is kept has been read. Without Fluent's
 * theme, which is seconds of loading in Node and shows nothing here.
 */
export async function showInPane(part: ReactNode, ...arrangement: Parameters<typeof arrangePane>) {
  const arranged = arrangePane(...arrangement);
  await act(async () => {
    render(
      <TextsProvider texts={da}>
        <PaneProvider pane={arranged.pane}>{part}</PaneProvider>
      </TextsProvider>,
    );
  });
  return arranged;
}
