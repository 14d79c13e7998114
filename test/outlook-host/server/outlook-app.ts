/** The web site of the local Outlook: its page, the add-in's manifest, and the outbox. */
import path from "node:path";
import express from "express";
import type { OutgoingMail } from "../mailbox/outgoing-mail";
import { writeEml } from "./eml-writer";
import type { PageBundle } from "./page-bundle";
import { readPersonas } from "./persona-files";

export interface OutlookAppOptions {
  readonly bundle: PageBundle;
  /** The text of the manifest that the add-in is deployed with. Asked at each load of the page. */
  readonly readManifestText: () => string;
  /** Where sent mails are written. */
  readonly outboxFolder: string;
  /** The persona that the page starts with; without it the one that was chosen in the page before. */
  readonly persona?: string;
}

const PAGE = `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lokal Outlook</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/local-outlook.css">
</head>
<body>
<div id="root"></div>
<script src="/local-outlook.js"></script>
</body>
</html>
`;

/** Largest request: 25 MB of attachments as base64, and the mail around them. */
const LARGEST_MAIL = "48mb";

export function createOutlookApp({
  bundle,
  readManifestText,
  outboxFolder,
  persona,
}: OutlookAppOptions): express.Express {
  const app = express();
  app.get(["/", "/mail", "/mail/"], (_request, response) => {
    response.type("html").send(PAGE);
  });
  app.get("/local-outlook.js", (_request, response) => {
    response.type("js").send(bundle.script);
  });
  app.get("/local-outlook.css", (_request, response) => {
    response.type("css").send(bundle.style);
  });
  app.get("/manifest.xml", (_request, response) => {
    response.type("xml").send(readManifestText());
  });
  app.get("/personas.json", (_request, response) => {
    response.json({ personas: readPersonas(), chosen: persona ?? null });
  });
  app.post("/outbox", express.json({ limit: LARGEST_MAIL }), async (request, response) => {
    const file = await writeEml(outboxFolder, request.body as OutgoingMail);
    response.json({ file: path.relative(process.cwd(), file) });
  });
  return app;
}
