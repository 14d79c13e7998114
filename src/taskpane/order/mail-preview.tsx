import { useEffect, useRef } from "react";
import { composeMail } from "../../app/pane/compose-mail";
import type { Order } from "../../domain/order/order";
import { usePane } from "../shell/pane-context";
import { useTexts } from "../shell/texts";

/** The mail as it will be written. Its html is our own, every value escaped. */
export function MailPreview({ order }: { readonly order: Order }) {
  const texts = useTexts().orders;
  const mail = composeMail(usePane(), order);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const parsed = new DOMParser().parseFromString(mail.html, "text/html");
    body.current?.replaceChildren(...parsed.body.childNodes);
  }, [mail.html]);
  return (
    <section aria-label={texts.preview(order.index)} className="mail-preview">
      <dl className="facts">
        <dt>{texts.to}</dt>
        <dd>{mail.to.join(", ")}</dd>
        <dt>{texts.subject}</dt>
        <dd>{mail.subject}</dd>
        <dt>{texts.attachments}</dt>
        <dd>
          {mail.attachmentNames.map((name) => (
            <div key={name}>{name}</div>
          ))}
        </dd>
      </dl>
      <hr />
      <div ref={body} />
    </section>
  );
}
