/**
 * The largest single attachment, in bytes. office.js builds before 2026 refuse a base64 text of more than 27,892,122
 * characters, by throwing (office-js#4163); that is 20,919,090 bytes.
 */
export const FILE_LIMIT = Math.floor(27_892_122 / 4) * 3;

/** The largest sum of attachments in bytes: Outlook on the web and new Outlook take 25 MB in all. */
export const TOTAL_LIMIT = 25 * 1024 * 1024;
