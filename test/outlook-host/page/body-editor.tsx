/** Where the user writes: HTML in an editable element, plain text in a text area. Both keep the draft and the screen the same. */
import { useEffect, useRef } from "react";
import { htmlToText } from "../mailbox/html-text";
import type { Draft } from "../mailbox/mail-item";
import type { OutlookHost } from "./outlook-host";
import { ITEM_FOCUS_ATTRIBUTE } from "./pane-focus";

interface EditorProps {
  readonly host: OutlookHost;
  readonly draft: Draft;
}

function rangeInside(element: HTMLElement): Range | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return element.contains(range.commonAncestorContainer) ? range : null;
}

function HtmlEditor({ host, draft }: EditorProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { id, body } = draft;

  // The element belongs to the user's typing; it is set anew only when something else changed the body.
  useEffect(() => {
    if (ref.current && ref.current.innerHTML !== body) ref.current.innerHTML = body;
  }, [body]);

  useEffect(
    () =>
      host.registerEditor(id, {
        insertAtCaret: (content) => {
          const element = ref.current;
          const range = element && rangeInside(element);
          if (!element || !range) return false;
          range.deleteContents();
          const inserted = range.createContextualFragment(content);
          range.insertNode(inserted);
          range.collapse(false);
          host.mailbox.replaceBody(id, element.innerHTML);
          return true;
        },
        selection: (type) => {
          const range = ref.current && rangeInside(ref.current);
          if (!range) return { data: "", sourceProperty: "body" };
          const holder = document.createElement("div");
          holder.append(range.cloneContents());
          return { data: type === "html" ? holder.innerHTML : htmlToText(holder.innerHTML), sourceProperty: "body" };
        },
      }),
    [host, id],
  );

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rich text editor has no element of its own
    <div
      ref={ref}
      className="editor"
      contentEditable
      suppressContentEditableWarning
      role="textbox"
      aria-multiline
      aria-label="Mailens tekst"
      tabIndex={0}
      {...{ [ITEM_FOCUS_ATTRIBUTE]: "" }}
      onInput={(event) => host.mailbox.typeBody(id, event.currentTarget.innerHTML)}
    />
  );
}

function TextEditor({ host, draft }: EditorProps) {
  const ref = useRef<HTMLTextAreaElement>(null);
  // A text area has a caret from the start; it counts once the user has been there.
  const hasCaret = useRef(false);
  const { id } = draft;

  useEffect(
    () =>
      host.registerEditor(id, {
        insertAtCaret: (content) => {
          const area = ref.current;
          if (!area || !hasCaret.current) return false;
          area.setRangeText(content, area.selectionStart, area.selectionEnd, "end");
          host.mailbox.replaceBody(id, area.value);
          return true;
        },
        selection: () => {
          const area = ref.current;
          return { data: area ? area.value.slice(area.selectionStart, area.selectionEnd) : "", sourceProperty: "body" };
        },
      }),
    [host, id],
  );

  return (
    <textarea
      ref={ref}
      className="editor editor--text"
      aria-label="Mailens tekst"
      value={draft.body}
      {...{ [ITEM_FOCUS_ATTRIBUTE]: "" }}
      onFocus={() => {
        hasCaret.current = true;
      }}
      onChange={(event) => host.mailbox.typeBody(id, event.target.value)}
    />
  );
}

export function BodyEditor({ host, draft }: EditorProps) {
  return draft.bodyType === "html" ? (
    <HtmlEditor host={host} draft={draft} />
  ) : (
    <TextEditor host={host} draft={draft} />
  );
}
