import { prepareForms } from "../../app/pane/prepare-forms";
import { formTitle } from "../../domain/campaign/campaign";
import type { Order } from "../../domain/order/order";
import { useSaid } from "../shell/announcer";
import { Button } from "../shell/button";
import { offerFile } from "../shell/offer-file";
import { usePane } from "../shell/pane-context";
import { Said } from "../shell/said";
import { useTexts } from "../shell/texts";

/** Fetches a filled form as a file, to be attached by hand. @param fileName as it would be attached */
export function GetForm({ order, fileName }: { readonly order: Order; readonly fileName: string }) {
  const pane = usePane();
  const texts = useTexts().orders;
  const [said, say] = useSaid();
  const form = order.campaign.forms.find((one) => fileName.startsWith(shortName(formTitle(one))));

  async function fetchForm() {
    const found = (await prepareForms(pane, order)).find((one) => one.fileName === fileName);
    if (!found) throw new Error(`No form is attached as ${fileName}`);
    offerFile({ name: found.fileName, type: "application/octet-stream", content: found.bytes });
  }

  return (
    <>
      <Button
        size="small"
        onClick={() =>
          void fetchForm().then(
            () => say(null),
            () => say(texts.formNotFetched),
          )
        }
      >
        {texts.getForm(form ? shortName(formTitle(form)) : fileName)}
      </Button>
      <Said said={said} />
    </>
  );
}

/** `Bilag 1` of `Bilag 1: ...`. */
const shortName = (title: string) => title.split(":")[0] ?? title;
