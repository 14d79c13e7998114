/** What verify says of answers that go wrong in ways of their own: one server on loopback, spoilt in turn. */
import { gzipSync } from "node:zlib";
import { headersFor } from "../../deploy/headers.cjs";
import { type NodeServer, type Reply, type Spoil, startNode } from "./node-server";
import { faultsIn, look, notesIn } from "./run-verify";
import { siteInUse } from "./site-in-use";
import { removeFolders } from "./temporary-folder";

let server: NodeServer;
beforeAll(async () => {
  server = await startNode(siteInUse);
});
afterEach(() => {
  server.spoil = () => undefined;
});
afterAll(async () => {
  await server?.stop();
  removeFolders();
});

/** What verify says while the server answers so. */
async function toldWhile(spoil: Spoil, timeoutMs?: number) {
  server.spoil = spoil;
  const outcome = await look(server, { timeoutMs });
  return { faults: faultsIn(outcome), notes: notesIn(outcome) };
}

/** Expects a sentence among the faults; where it is missing, all of them are shown. */
function expectTold(told: readonly string[], sentence: RegExp): void {
  expect(told.some((one) => sentence.test(one)) ? [] : [`missing: ${sentence}`, ...told]).toEqual([]);
}

const isThere = (reply: Reply) => reply.status === 200;
const policy = headersFor("x")["Content-Security-Policy"] ?? "";

test("nothing is said of a server that answers as it should", async () => {
  expect(await toldWhile(() => undefined)).toEqual({
    faults: [],
    notes: [expect.stringMatching(/^http uden kryptering er ikke prøvet/)],
  });
});

describe("a policy that is another than the shipped one", () => {
  const foreign = "https://fremmed.example.com";
  it.each<readonly [change: string, policy: string, sentence: RegExp]>([
    [
      "a foreign host",
      policy.replace("script-src 'self'", `script-src 'self' ${foreign}`),
      /\(script-src\) tillader også https:\/\/fremmed\.example\.com, som den medfølgende opsætning ikke gør/,
    ],
    ["data:", policy.replace("script-src 'self'", "script-src 'self' data:"), /\(script-src\) tillader også data:/],
    ["blob:", policy.replace("script-src 'self'", "script-src 'self' blob:"), /\(script-src\) tillader også blob:/],
    ["every host", policy.replace("script-src 'self'", "script-src 'self' *"), /\(script-src\) tillader også \*/],
    [
      "in capitals",
      policy.replace("script-src 'self'", "SCRIPT-SRC 'self' 'UNSAFE-EVAL'"),
      /\(script-src\) tillader også 'unsafe-eval'/,
    ],
    [
      "more places to send to",
      policy.replace("connect-src 'self'", `connect-src 'self' ${foreign}`),
      /\(connect-src\) tillader også https:\/\/fremmed/,
    ],
    [
      "no place to fetch from",
      policy.replace("connect-src 'self'", "connect-src 'none'"),
      /\(connect-src\) mangler 'self'/,
    ],
    [
      "more pages around it",
      policy.replace("frame-ancestors", `frame-ancestors ${foreign}`),
      /\(frame-ancestors\) tillader også https:\/\/fremmed/,
    ],
    [
      "fewer pages around it",
      policy.replace("https://outlook.office.com ", ""),
      /Outlook kan ikke vise panelet fra https:\/\/outlook\.office\.com\./,
    ],
    ["styles without their hash", policy.replace(/ 'sha256-[^']*'/, ""), /\(style-src\) mangler 'sha256-47DEQ/],
    ["no pictures of data:", policy.replace("img-src 'self' data:", "img-src 'self'"), /\(img-src\) mangler data:/],
    [
      "an open default",
      policy.replace("default-src 'none'", "default-src 'self'"),
      /\(default-src\) tillader også 'self'/,
    ],
    ["a base", policy.replace("base-uri 'none'; ", ""), /Content-Security-Policy mangler base-uri/],
    [
      "script-src-elem",
      `${policy}; script-src-elem 'self'`,
      /har script-src-elem, som ikke er med i den medfølgende opsætning\. Det gælder i stedet for script-src\./,
    ],
    ["style-src-elem", `${policy}; style-src-elem 'self'`, /har style-src-elem.*i stedet for style-src/],
    ["sandbox", `${policy}; sandbox allow-scripts`, /har sandbox, som .* Panelet kan så ikke køre/],
    [
      "trusted types",
      `${policy}; require-trusted-types-for 'script'`,
      /har require-trusted-types-for, .* office\.js kan så ikke køre/,
    ],
    ["something unknown", `${policy}; navigate-to 'self'`, /har navigate-to, som ikke er med/],
    [
      "the first of two of a name",
      `frame-ancestors 'self'; ${policy}`,
      /Outlook kan ikke vise panelet fra https:\/\/outlook\.office\.com/,
    ],
  ])("%s", async (_change, sent, sentence) => {
    expect(sent).not.toBe(policy);
    const { faults } = await toldWhile((_file, { headers }) => {
      headers["Content-Security-Policy"] = sent;
    });
    expectTold(faults, sentence);
    // One bad header is told once, whatever is wrong with it is told of all files at once.
    expect(faults.every((fault) => /^Sikkerhedsheadere: .* \(alle \d\d filer\)/.test(fault))).toBe(true);
    expect(faults.every((fault) => / Gør: Brug den medfølgende opsætning uændret/.test(fault))).toBe(true);
  });

  test("two policies: the page is held to both, so a wide one beside the shipped one lets nothing in", async () => {
    const { faults, notes } = await toldWhile((_file, { headers }) => {
      headers["Content-Security-Policy"] = [policy, "script-src * 'unsafe-inline'"];
    });
    expect(faults).toEqual([]);
    expectTold(notes, /Serveren sender 2 udgaver af Content-Security-Policy, og alle gælder på én gang/);
  });

  test("a policy on trial is a remark; one on trial that is wrong is a fault", async () => {
    const onTrial = (text: string) =>
      toldWhile((_file, { headers }) => {
        delete headers["Content-Security-Policy"];
        headers["Content-Security-Policy-Report-Only"] = text;
      });
    const good = await onTrial(policy);
    expect(good.faults).toEqual([]);
    expectTold(good.notes, /er på prøve \(Report-Only\)\. Den beskytter først helt, når/);
    expectTold((await onTrial("default-src 'none'")).faults, /\(script-src\) mangler 'self'/);
  });

  test("where reports go changes nothing for the pane: a remark", async () => {
    const { faults, notes } = await toldWhile((_file, { headers }) => {
      headers["Content-Security-Policy"] = `${policy}; report-uri https://log.example.dk/; upgrade-insecure-requests`;
    });
    expect(faults).toEqual([]);
    expectTold(notes, /har report-uri, som ikke er med/);
    expectTold(notes, /har upgrade-insecure-requests, som ikke er med/);
  });
});

test("a site of another version than the program is a remark", async () => {
  const { notes } = await toldWhile((file, reply) => {
    if (file === "version.json") reply.body = Buffer.from('{"version":"9.9.9"}');
  });
  expectTold(notes, /^Kontrollen er fra version \d+\.\d+\.\d+, og siden er version 9\.9\.9\. Gør: Brug kontrollen fra/);
});

describe("headers that a proxy adds or takes away", () => {
  it.each<readonly [name: string, value: string | undefined, sentence: RegExp]>([
    [
      "Cross-Origin-Embedder-Policy",
      "require-corp",
      /Cross-Origin-Embedder-Policy: require-corp kan lukke for office\.js/,
    ],
    [
      "Cross-Origin-Resource-Policy",
      "same-origin",
      /Cross-Origin-Resource-Policy: same-origin kan lukke for, at Outlook viser/,
    ],
    ["Cross-Origin-Opener-Policy", "same-origin", /Cross-Origin-Opener-Policy: same-origin kan bryde/],
    ["X-Frame-Options", "DENY", /X-Frame-Options: DENY holder Outlook ude/],
    ["Access-Control-Allow-Origin", "*", /Access-Control-Allow-Origin: \* lader andre websteder læse filen/],
    ["Content-Disposition", "attachment", /Content-Disposition: attachment gør filen til en download/],
    ["Clear-Site-Data", '"storage"', /Clear-Site-Data: "storage" sletter det, panelet husker/],
    ["Referrer-Policy", "unsafe-url", /Referrer-Policy er "unsafe-url" og ikke "no-referrer"/],
    [
      "Permissions-Policy",
      "camera=()",
      /Permissions-Policy lukker ikke for display-capture, geolocation, microphone, payment, usb/,
    ],
    [
      "Permissions-Policy",
      `${headersFor("x")["Permissions-Policy"]}, clipboard-write=()`,
      /lukker for clipboard-write/,
    ],
    ["X-Content-Type-Options", "none", /X-Content-Type-Options er "none" og ikke "nosniff"/],
  ])("%s: %s", async (name, value, sentence) => {
    const { faults } = await toldWhile((_file, { headers }) => {
      headers[name] = value ?? "";
    });
    expectTold(faults, sentence);
    expect(faults).toHaveLength(1);
  });

  test("a header that protects as well is no fault", async () => {
    const { faults } = await toldWhile((_file, { headers }) => {
      headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
      headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains; preload";
      headers["X-Content-Type-Options"] = ["nosniff", "nosniff"];
      headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    });
    expect(faults).toEqual([]);
  });

  test("a cookie is a remark", async () => {
    const { notes } = await toldWhile((_file, { headers }) => {
      headers["Set-Cookie"] = "lb=1";
    });
    expectTold(notes, /sætter en cookie\. Rutebestilling bruger ingen\. \(alle \d\d filer\)/);
  });
});

describe("every file is looked at, and named where it alone is wrong", () => {
  const only = (file: string, change: (headers: Reply["headers"]) => void) => (asked: string, reply: Reply) => {
    if (asked === file) change(reply.headers);
  };
  it.each<readonly [what: string, spoil: Spoil, sentence: RegExp]>([
    [
      "nosniff",
      only("icons/icon-32.png", (headers) => delete headers["X-Content-Type-Options"]),
      /X-Content-Type-Options mangler\. \(icons\/icon-32\.png\)/,
    ],
    [
      "the policy",
      only("files.json", (headers) => delete headers["Content-Security-Policy"]),
      /Content-Security-Policy mangler\. \(files\.json\)/,
    ],
    [
      "how long",
      only("organisation/organisation.schema.json", (headers) => delete headers["Cache-Control"]),
      /Cache-Control mangler\. En ny version ses ellers ikke med det samme\. \(organisation\/organisation\.schema\.json\)/,
    ],
    [
      "a proxy's time",
      only("version.json", (headers) => Object.assign(headers, { "Cache-Control": "max-age=0, s-maxage=600" })),
      /s-maxage lader en proxy give en gammel version i 600 sekunder\. \(version\.json\)/,
    ],
    [
      "an old one meanwhile",
      only("taskpane.html", (headers) =>
        Object.assign(headers, { "Cache-Control": "max-age=0, stale-while-revalidate=60" }),
      ),
      /En gammel version kan så ses efter en opdatering\. \(taskpane\.html\)/,
    ],
    [
      "its type",
      only("icons/icon-16.png", (headers) => Object.assign(headers, { "Content-Type": "text/plain" })),
      /Typen er "text\/plain" og ikke "image\/png"\. .*Gør: Sæt typen for \.png/,
    ],
    [
      "no type",
      only("version.json", (headers) => delete headers["Content-Type"]),
      /Typen mangler\. Den skal være "application\/json"\. \(version\.json\)/,
    ],
    [
      "its letters",
      only("taskpane.html", (headers) => Object.assign(headers, { "Content-Type": "text/html; charset=iso-8859-1" })),
      /Tegnsættet er "iso-8859-1" og ikke "utf-8"\. .*Gør: Danske bogstaver bliver forkerte/,
    ],
  ])("%s", async (_what, spoil, sentence) => {
    expectTold((await toldWhile(spoil)).faults, sentence);
  });

  test("several files with one fault are counted", async () => {
    const { faults } = await toldWhile((file, { headers }) => {
      if (file.startsWith("static/")) delete headers["X-Content-Type-Options"];
    });
    expect(faults).toEqual([
      expect.stringMatching(
        /X-Content-Type-Options mangler\. \(static\/\S+, static\/\S+, static\/\S+ og \d+ andre filer\) /,
      ),
    ]);
  });
});

describe("the remedy follows the cause", () => {
  const answer =
    (status: number, headers: Reply["headers"] = {}, body = "") =>
    (reply: Reply) =>
      Object.assign(reply, { status, headers: { ...reply.headers, ...headers }, body: Buffer.from(body) });
  const onAll = (change: (reply: Reply) => void) => (_file: string, reply: Reply) => {
    if (isThere(reply)) change(reply);
  };
  const html = { "Content-Type": "text/html; charset=utf-8" };
  const LOGIN = '<!doctype html><title>Log på</title><form><input name="k" type="password"></form>';

  it.each<readonly [cause: string, spoil: Spoil, sentence: RegExp]>([
    [
      "a login page for everything",
      onAll(answer(200, html, LOGIN)),
      /Filerne kan hentes: Serveren svarer med en webside \(»Log på«\) i stedet for filen\. Det ligner en loginside\. Gør: Filerne skal kunne hentes uden login/,
    ],
    [
      "a login page for the page itself",
      (file, reply) => {
        if (file === "taskpane.html") answer(200, html, LOGIN)(reply);
      },
      /taskpane\.html henter office\.js fra Microsoft: Serveren svarer med en loginside\. Gør: Filerne skal kunne hentes uden login/,
    ],
    [
      "an error page",
      onAll(answer(200, html, "<title>Vedligehold</title>")),
      /en webside \(»Vedligehold«\) i stedet for filen\. Gør: Det kan være en fejlside, en portal/,
    ],
    [
      "a redirect to a login",
      onAll(answer(302, { Location: "https://login.microsoftonline.com/x" })),
      /sender videre til https:\/\/login\.microsoftonline\.com\/x \(302\)\. Det ligner en loginside\. Gør: .*uden login/,
    ],
    [
      "a redirect to another host",
      (file, reply) => {
        if (isThere(reply)) answer(301, { Location: `https://www.example.dk/${file}` })(reply);
      },
      /\(301\)\. Gør: Outlook kan ikke følge med\. Brug adressen på www\.example\.dk \(kør deploy\/rebase\.mjs\)/,
    ],
    [
      "a redirect in a circle",
      (file, reply) => {
        if (isThere(reply)) answer(301, { Location: `/${file}` })(reply);
      },
      /Serveren sender videre til den samme adresse igen og igen \(301\)\. Gør: .*i \.htaccess: linjerne om mod_rewrite/,
    ],
    [
      "a redirect back to http",
      onAll(answer(301, { Location: "http://localhost/" })),
      /Gør: Outlook bruger kun https\. Fjern den viderestilling/,
    ],
    [
      "Windows' own login",
      onAll(answer(401, { "WWW-Authenticate": "Negotiate" })),
      /Serveren kræver login \(401, Negotiate\)\. Gør: Slå Windows-godkendelse fra og anonym adgang til/,
    ],
    [
      "a password on the folder",
      onAll(answer(401, { "WWW-Authenticate": 'Basic realm="x"' })),
      /\(401, Basic\)\. Gør: Fjern adgangskoden på mappen/,
    ],
    ["some other login", onAll(answer(401)), /\(401\)\. Gør: Filerne skal kunne hentes uden login/],
    [
      "a refusal",
      onAll(answer(403)),
      /^Filerne kan hentes: Serveren afviser \(403\)\. Gør: Kontrollér tre ting: .*læserettighed.*symbolsk link.*kun er åben for bestemte net/,
    ],
    [
      "a server that is broken",
      onAll(answer(500)),
      /Serveren svarer 500: Den har en fejl\. Gør: Se webserverens fejllog\. På IIS/,
    ],
    ["a limit", onAll(answer(429)), /Serveren svarer 429: for mange forespørgsler\. Gør: Hæv grænsen/],
    ["something else", onAll(answer(418)), /Serveren svarer 418\. Gør: Se webserverens log/],
    [
      "compressed badly",
      onAll((reply) => {
        reply.headers["Content-Encoding"] = "gzip";
      }),
      /Serveren siger, at filen er komprimeret \(gzip\), men den kan ikke pakkes ud/,
    ],
    [
      "changed on the way",
      (file, reply) => {
        if (file === "taskpane.html") reply.body = Buffer.from(`${reply.body}<script src="/x.js"></script>`);
      },
      /Indholdet er et andet end udgivelsens\. \(taskpane\.html\) Gør: .*slå fra, at en proxy ændrer filer/,
    ],
    [
      "hidden files",
      (file, reply) => {
        if (file === ".git/config" || file === "web.config")
          answer(200, { "Content-Type": "text/plain" }, "[core]")(reply);
      },
      /Den viser \.git\/config, web\.config\. Gør: Slet filerne/,
    ],
    [
      "a list of files",
      (file, reply) => {
        if (file === "icons/") answer(200, html, '<title>Index of /icons/</title><a href="icon-16.png">')(reply);
      },
      /Den viser, hvad der ligger i icons\/\. Gør: Slå visning af mapper fra/,
    ],
  ])("%s", async (_cause, spoil, sentence) => {
    expectTold((await toldWhile(spoil)).faults, sentence);
  });

  test("a server that refuses what is not there: a remark, and no word of 404", async () => {
    const { faults, notes } = await toldWhile((_file, reply) => {
      if (!isThere(reply)) answer(403)(reply);
    });
    expect(faults).toEqual([]);
    expectTold(notes, /^Serveren svarer 403 og ikke 404 på en fil, der ikke findes\. Gør: Panelet siger så/);
  });

  test("what a server says cannot steer the terminal", async () => {
    const { faults } = await toldWhile((_file, reply) => {
      if (isThere(reply)) answer(200, html, "<title>\u001b[2J\u001b]0;x\u0007Alt er i orden\n</title>")(reply);
    });
    expectTold(faults, /en webside \(» ?\[2J \]0;x Alt er i orden«\)/);
    expect(faults.join("")).not.toMatch(/\p{Cc}/u);
  });

  test("always compressed: a remark, and the files are looked at all the same", async () => {
    const { faults, notes } = await toldWhile((_file, reply) => {
      if (!isThere(reply)) return;
      reply.body = gzipSync(reply.body);
      reply.headers["Content-Encoding"] = "gzip";
    });
    expect(faults).toEqual([]);
    expectTold(
      notes,
      /Serveren komprimerer \(gzip\), også når der ikke bliver bedt om det\. \(alle \d\d filer\) Gør: Lad serveren kun/,
    );
  });

  test("no answer: it is said where it stops, and nothing more is waited for", async () => {
    const { faults } = await toldWhile(() => true, 300);
    expect(faults).toEqual([
      `${server.address} kan nås med https: Serveren tager imod forbindelsen, men svarer ikke inden for 1 sekund. Gør: Se webserverens fejllog. Står der en proxy foran, så kontrollér, at den kan nå webserveren.`,
    ]);
  });

  test("files that never come, behind a manifest that does", async () => {
    const began = Date.now();
    const { faults } = await toldWhile((file) => file !== "manifest.xml", 1500);
    expectTold(faults, /files\.json kan hentes: Serveren tager imod forbindelsen, men svarer ikke/);
    expectTold(
      faults,
      /forms\.json kan hentes: Ikke hentet, fordi serveren var for længe om at svare på andre filer\. Gør: Se/,
    );
    expect(Date.now() - began).toBeLessThan(15_000);
  });

  test("an answer that begins and does not end, and one that is cut off", async () => {
    const { faults } = await toldWhile((file, reply, response) => {
      if (file !== "version.json" && file !== "icons/icon-16.png") return false;
      response.writeHead(200, { ...reply.headers, "Content-Length": 5000 });
      response.write("{");
      if (file === "icons/icon-16.png") setTimeout(() => response.destroy(), 50);
      return true;
    }, 2500);
    expectTold(
      faults,
      /Svaret begynder, men er ikke færdigt efter 3 sekunder\. \(version\.json\) Gør: Kontrollér serverens belastning/,
    );
    expectTold(faults, /Svaret holder op, før det er helt\. \(icons\/icon-16\.png\) Gør: Se webserverens fejllog/);
  });
});
