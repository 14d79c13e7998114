import { canSaveSentMail, saveSentMail } from "../../app/follow-up/save-sent-mail";
import type { OrderReference } from "../../domain/order/reference";
import { useSaid } from "../shell/announcer";
import { Button } from "../shell/button";
import { useFollowUpTexts } from "../shell/follow-up-texts";
import { offerFile } from "../shell/offer-file";
import { usePane } from "../shell/pane-context";
import { Said } from "../shell/said";

/** `Gem den sendte mail (.eml)`, where Outlook gives it: for the municipality's own journal. */
export function SaveMailButton({ reference }: { readonly reference: OrderReference }) {
  const pane = usePane();
  const texts = useFollowUpTexts().order.sentMail;
  const [said, say] = useSaid();
  if (!canSaveSentMail(pane)) return null;

  async function save() {
    const file = await saveSentMail(pane, reference);
    if (file) offerFile(file);
    say(file ? texts.saved(file.name) : texts.notSaved);
  }

  return (
    <>
      <div className="row">
        <Button size="small" onClick={() => void save()}>
          {texts.save}
        </Button>
      </div>
      <Said said={said} />
    </>
  );
}
