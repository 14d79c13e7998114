/**
 * What a campaign's id is made of, as a part of a pattern with the flag `u`: `ØIR03`. Two to sixteen letters and digits of any
 * alphabet. An administrator may write fewer of them in the organisation file (src/organisation/schema.ts).
 */
export const CAMPAIGN_ID = "[\\p{L}\\p{N}]{2,16}";

const WHOLE = new RegExp(`^${CAMPAIGN_ID}$`, "u");

/** Whether a text is a campaign's id, as an order reference names it. */
export function isCampaignId(text: string): boolean {
  return WHOLE.test(text) && text.normalize("NFC") === text;
}

/** What makes an id unique: order references are read by people, so case does not tell two campaigns apart. */
export function foldCampaignId(id: string): string {
  return id.normalize("NFC").toUpperCase();
}
