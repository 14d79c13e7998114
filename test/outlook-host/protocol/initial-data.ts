/** What a pane learns about its mailbox and item at the start, and again with each ItemChanged. */
import { tellAttachment } from "../mailbox/attachment-calls";
import { normaliseSubject } from "../mailbox/mail-item";
import type { Mailbox } from "../mailbox/mailbox";
import { writeAttachment, writePerson } from "./compose-calls";
import { PERMISSION_ON_THE_WIRE, type Permission } from "./host-calls";
import type { PaneItem } from "./pane-context";

const ITEM_TYPE_MESSAGE = 1;
const ITEM_TYPE_MESSAGE_COMPOSE = 4;
const ITEM_TYPE_NONE = 6;

/**
 * @param item null: the pane is told that there is no item, and `mailbox.item` is undefined
 * @returns the answer to GetInitialData
 */
export function writeInitialData(mailbox: Mailbox, item: PaneItem | null, permission: Permission) {
  const surroundings = {
    permissionLevel: PERMISSION_ON_THE_WIRE[permission],
    userDisplayName: mailbox.owner.name,
    userEmailAddress: mailbox.owner.address,
    userTimeZone: "Romance Standard Time",
    userProfileType: "office365",
    hostVersion: "15.20.0.0",
    owaView: "ThreeColumns",
    ewsUrl: "",
    restUrl: "",
    isRestIdSupported: false,
    isFromSharedFolder: false,
    openWindowOpen: false,
    extensionId: "",
    isRead: item?.kind === "mail",
  };
  if (item === null) return { ...surroundings, itemType: ITEM_TYPE_NONE };
  if (item.kind === "draft") {
    const { conversationId } = mailbox.draft(item.id);
    return { ...surroundings, itemType: ITEM_TYPE_MESSAGE_COMPOSE, conversationId, seriesId: null };
  }
  const mail = mailbox.mail(item.id);
  return {
    ...surroundings,
    itemType: ITEM_TYPE_MESSAGE,
    id: mail.id,
    subject: mail.subject,
    normalizedSubject: normaliseSubject(mail.subject),
    from: writePerson(mail.from),
    sender: writePerson(mail.from),
    to: mail.to.map(writePerson),
    cc: mail.cc.map(writePerson),
    bcc: [],
    attachments: mail.attachments.map((attachment) => writeAttachment(tellAttachment(attachment, mailbox))),
    conversationId: mail.conversationId,
    internetMessageId: mail.internetMessageId,
    itemClass: "IPM.Note",
    dateTimeCreated: mail.date,
    dateTimeModified: mail.date,
    seriesId: null,
    entities: {},
    filteredEntities: {},
    regExMatches: {},
    selectedEntities: {},
    selectedRegExMatches: {},
  };
}
