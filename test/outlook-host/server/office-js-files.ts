/** office.js from the npm package, and the stand-in for MicrosoftAjax.js that it needs, served locally. */
import { createRequire } from "node:module";
import path from "node:path";
import express, { Router } from "express";

const require = createRequire(path.join(process.cwd(), "package.json"));

/** The folder of the unmodified files. */
const OFFICE_JS_FOLDER = path.join(path.dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

const MICROSOFT_AJAX = path.resolve("test/outlook-host/microsoft-ajax.js");

/** office.js loads its parts with `crossorigin="anonymous"`, so they need leave from wherever the page is. */
const allowAnyOrigin: express.RequestHandler = (_request, response, next) => {
  response.setHeader("Access-Control-Allow-Origin", "*");
  next();
};

/** Answers `/office.js` and its parts, whatever the letter case of the locale. */
export function serveOfficeJs(): Router {
  const router = Router();
  router.use(allowAnyOrigin);
  router.get("/MicrosoftAjax.js", (_request, response) => {
    response.sendFile(MICROSOFT_AJAX);
  });
  router.use((request, _response, next) => {
    request.url = request.url.toLowerCase();
    next();
  });
  router.use(express.static(OFFICE_JS_FOLDER));
  return router;
}

/** Answers `/ajax/3.5/MicrosoftAjax.js`, which office.js asks the CDN for. */
export function serveMicrosoftAjax(): Router {
  const router = Router();
  router.use(allowAnyOrigin);
  router.get("/ajax/3.5/MicrosoftAjax.js", (_request, response) => {
    response.sendFile(MICROSOFT_AJAX);
  });
  return router;
}
