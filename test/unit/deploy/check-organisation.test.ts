import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkOrganisation } from "../../../deploy/organisation/check-organisation";
import { fullOrganisationFile } from "../organisation/full-organisation";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "organisation-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string | Buffer): string {
  const path = join(folder, "organisation.json");
  writeFileSync(path, content);
  return path;
}

async function check(target: string): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await checkOrganisation(target, (line) => lines.push(line));
  return { code, lines };
}

const FULL = JSON.stringify(fullOrganisationFile(), null, 2);

describe("a file in order", () => {
  it("is said to be, and what it holds", async () => {
    expect(await check(file(FULL))).toEqual({
      code: 0,
      lines: ["Filen er i orden: 98 kommuner, 3 leverandører, 1 bestillingsrunde."],
    });
  });

  it("is the shipped one", async () => {
    expect(await check("assets/organisation/organisation.json")).toEqual({
      code: 0,
      lines: ["Filen er i orden: 0 kommuner, 0 leverandører, 0 bestillingsrunder."],
    });
  });

  it("may begin with a byte order mark and have Windows' line ends", async () => {
    expect((await check(file(`\uFEFF${FULL.replaceAll("\n", "\r\n")}`))).code).toBe(0);
  });
});

const SPOILT = `{
  "version": 1,
  "suppliers": [
    { "id": "oest", "company": "Eksempel Øst A/S", "cvr": "12345678" }
  ],
  "municipalities": [
    {
      "code": "999",
      "bookkeeping": {
        "system": "Finans",
        "supplier": "vest"
      },
      "contact": {
        "email": "ib(a)example.dk",
        "name": "Ib 010203-1234"
      }
    },
    {
      "code": "101",
      "code": "751",
      "locked": [
        "contact.name",
        "contact.email"
      ]
    }
  ],
  "campaigns": [
    {
      "id": "ØIR04",
      "title": "Ny runde",
      "published": "2026-12-01",
      "readyBy": "2026-12-02",
      "subjectSystems": ["YR"],
      "route": { "name": "SFTP-Rute_2", "transfer": "A_1", "cleanupTransfer": "B_1", "service": "SF7002" }
    },
    {
      "id": "KY1"
    }
  ]
}
`;

describe("a file with faults", () => {
  it("has each reported with its line and path", async () => {
    const { code, lines } = await check(file(SPOILT));
    expect(code).toBe(1);
    expect(
      lines.map((line) =>
        line
          .split(/: (?=\P{Ll})/u)
          .slice(0, 2)
          .join(" | "),
      ),
    ).toEqual([
      expect.stringMatching(/^linje 4: suppliers\[0\]\.cvr \| »12345678« er ikke et gyldigt CVR-nummer/),
      expect.stringMatching(/^linje 8: municipalities\[0\]\.code \| Kommunekoden »999« findes ikke/),
      expect.stringMatching(/^linje 11: municipalities\[0\]\.bookkeeping\.supplier \| Leverandøren »vest«/),
      expect.stringMatching(/^linje 14: municipalities\[0\]\.contact\.email \| »ib\(a\)example\.dk«/),
      expect.stringMatching(/^linje 15: municipalities\[0\]\.contact\.name \| Her står noget, der ligner et CPR/),
      expect.stringMatching(/^linje 20: municipalities\[1\]\.code \| Bemærk$/),
      expect.stringMatching(/^linje 22: municipalities\[1\]\.locked\[0\] \| Feltet »contact.name« er låst/),
      expect.stringMatching(/^linje 23: municipalities\[1\]\.locked\[1\] \| Feltet »contact.email« er låst/),
      expect.stringMatching(/^linje 31: campaigns\[0\]\.published \| Opgaven er publiceret den 2026-12-01, men/),
      // What is missing has no line: the object that misses it has.
      expect.stringMatching(/^linje 36: campaigns\[1\]\.published \| Feltet "published" mangler/),
      expect.stringMatching(/^linje 36: campaigns\[1\]\.readyBy \| Feltet "readyBy" mangler/),
      expect.stringMatching(
        /^linje 36: campaigns\[1\]\.route \| Feltet "route" mangler\. Skriv, hvad runden bestiller/,
      ),
      expect.stringMatching(/^linje 36: campaigns\[1\]\.subjectSystems \| Feltet "subjectSystems" mangler/),
      expect.stringMatching(/^linje 36: campaigns\[1\]\.title \| Feltet "title" mangler/),
      "13 fejl og 1 bemærkning. Panelet bruger ikke filen, før fejlene er rettet.",
    ]);
  });

  it("tells of what to look at, though the pane uses the file", async () => {
    const data = JSON.parse(FULL);
    data.municipalities[0].bookkeeping.supplier = "syd";
    const { code, lines } = await check(file(JSON.stringify(data, null, 2)));
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^linje \d+: municipalities\[3\]\.bookkeeping\.supplier: Bemærk: Finans Øst har her/),
      "0 fejl og 1 bemærkning. Panelet bruger filen alligevel.",
    ]);
  });

  it.each([
    ['{\n  "version": 1\n  "municipalities": []\n}', 2, "mangler et komma"],
    ['{\n  "version": 1,\n  "municipalities": [],\n}', 4, "komma for meget efter det sidste felt"],
    ['{\n  "version": 1,\n  "municipalities": [\n    {},\n  ]\n}', 5, "komma for meget efter den sidste værdi"],
    ['{\n  "version": 1,\n  "municipalities": [\n', 3, "afsluttende kantet parentes"],
    ['{\n  "version": 1,\n  "municipalities": []\n', 3, "afsluttende krøllet parentes"],
    ['{\n  "version": 1,\n  municipalities: []\n}', 3, "uden dobbelte anførselstegn"],
    ['{\n  "version": 1,\n  "date": "2026-11-02,\n}', 3, "mangler et afsluttende anførselstegn"],
    ['{\n  // en kommentar\n  "version": 1\n}', 2, "JSON kan ikke have kommentarer"],
    ['{\n  "version": 01\n}', 2, "begynder med 0"],
    ['{\n  "version" 1\n}', 2, "mangler et kolon"],
    ['{\n  "source": "C:\\drev"\n}', 2, "omvendt skråstreg"],
    ['{\n  "version": 1\n}\n}', 4, "efter filens afslutning"],
  ])("that is not JSON: %j", async (content, line, sentence) => {
    const { code, lines } = await check(file(content));
    expect(code).toBe(1);
    expect(lines[0]).toMatch(
      new RegExp(`^linje ${line}: \\(hele filen\\): Filen er ikke gyldig JSON\\. .*${sentence}`),
    );
    expect(lines).toHaveLength(2);
  });

  it("has the dates of its rounds looked at, though the pane uses the file", async () => {
    const data = JSON.parse(FULL);
    Object.assign(data.campaigns[0], { published: "2026-11-16", orderBy: "2026-12-25", readyBy: "2062-12-11" });
    const { lines } = await check(file(JSON.stringify(data, null, 2)));
    expect(lines).toEqual([
      expect.stringMatching(/: campaigns\[0\]\.readyBy: Bemærk: Der er 13174 dage fra published \(2026-11-16\)/),
      expect.stringMatching(
        /: campaigns\[0\]\.orderBy: Bemærk: 2026-12-25 er ikke en arbejdsdag\. Kontrollér datoen\.$/,
      ),
      "0 fejl og 2 bemærkninger. Panelet bruger filen alligevel.",
    ]);
  });

  it.each([
    ["", "Filen er tom."],
    [" \r\n", "Filen er tom."],
    [Buffer.from('{"version":1}', "utf16le").toString("latin1"), "Filen er ikke gemt som UTF-8."],
    ["[".repeat(100_000) + "]".repeat(100_000), "Filen har flere parenteser inde i hinanden"],
  ])("that nobody can read: %.12j", async (content, sentence) => {
    const { code, lines } = await check(file(content));
    expect(code).toBe(1);
    expect(lines[0]).toContain(`linje 1: (hele filen): ${sentence}`);
  });

  it("that is deep: reported as far as the machine can read it", async () => {
    for (const depth of [30, 1000, 3000, 10_000]) {
      const { code, lines } = await check(file(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`));
      expect(code).toBe(1);
      expect(lines.at(-1)).toMatch(/^\d+ fejl\. Panelet bruger ikke filen/);
    }
  });

  it("that stands twice in one object: the pane uses the last, and what is hidden in the first is seen", async () => {
    const twice = (first: string) =>
      `{"version":1,"municipalities":[{"code":"101","source":"${first}","source":"Aftalen"}]}`;
    const harmless = await check(file(twice("Kontrakten")));
    expect(harmless.lines).toEqual([
      "linje 1: municipalities[0].source: Bemærk: Feltet står to gange i samme objekt, og kun det sidste bliver brugt. Slet det ene.",
      "0 fejl og 1 bemærkning. Panelet bruger filen alligevel.",
    ]);
    const hidden = await check(file(twice("Ib, 010203-1234")));
    expect(hidden.lines).toContainEqual(
      expect.stringContaining("(hele filen): Et felt står to gange, og i det, der ikke"),
    );
    expect(hidden.lines.at(-1)).toBe("1 fejl og 1 bemærkning. Panelet bruger ikke filen, før fejlene er rettet.");
  });

  it("that is from a newer version", async () => {
    const { code, lines } = await check(file('{\n  "municipalities": [],\n  "version": 2\n}'));
    expect(code).toBe(1);
    expect(lines[0]).toBe(
      "linje 3: version: Filen er skrevet til version 2; dette tilføjelsesprogram kender version 1. Opdatér tilføjelsesprogrammet, eller ret filen.",
    );
  });

  it("that is not UTF-8", async () => {
    const content = Buffer.from('{\n  "version": 1,\n  "source": "Økonomi"\n}', "latin1");
    const { code, lines } = await check(file(content));
    expect(code).toBe(1);
    expect(lines).toEqual([
      `${join(folder, "organisation.json")}: Filen er ikke gemt som UTF-8 (se linje 3). Gem den igen med tegnkodningen UTF-8.`,
    ]);
  });

  it("that is too large", async () => {
    const { code, lines } = await check(file(FULL.padEnd(1.5 * 1024 * 1024, " ")));
    expect(code).toBe(1);
    expect(lines[0]).toContain("Filen fylder 1,5 MB. Panelet læser højst 1 MB.");
  });
});

describe("a file that cannot be read", () => {
  it.each([
    ["none.json", "Filen findes ikke."],
    [".", "Det er en mappe. Skriv navnet på filen."],
    ["http://eksempel.dk/organisation.json", "Adressen skal begynde med https://."],
    ["ftp://eksempel.dk/organisation.json", "Adressen skal begynde med https://."],
    ["https://", "Adressen er ikke en gyldig webadresse."],
    ["https://exa mple/", "Adressen er ikke en gyldig webadresse."],
    [
      "http://127.0.0.1:9/",
      "Serveren tager ikke imod forbindelser. Kontrollér, at den kører og lytter på porten, og at en firewall ikke lukker.",
    ],
  ])("%s", async (target, sentence) => {
    expect(await check(target)).toEqual({ code: 2, lines: [`${target}: ${sentence}`] });
  });
});

describe("a file on a server", () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === "/good") response.end(FULL);
      else if (request.url === "/spoilt") response.end(SPOILT);
      else if (request.url === "/large") response.end(FULL.padEnd(1024 * 1024 + 1, " "));
      else response.writeHead(request.url === "/secret" ? 403 : 404).end();
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

  it.each([
    ["/good", 0, "Filen er i orden: 98 kommuner"],
    ["/spoilt", 1, "linje 4: suppliers[0].cvr: "],
    ["/large", 1, "Panelet læser højst 1 MB."],
    ["/none", 2, "Serveren svarer 404: Filen er der ikke."],
    ["/secret", 2, "Serveren afviser (403). Har I lukket mappen for andre end kommunens net"],
  ])("%s", async (path, code, sentence) => {
    const checked = await check(address(path));
    expect(checked.code).toBe(code);
    expect(checked.lines[0]).toContain(sentence);
  });
});

describe("the command", () => {
  const run = (...parameters: string[]) =>
    new Promise<{ code: unknown; output: string }>((resolve) => {
      const command = [...["--import", "tsx", "deploy/check-organisation.ts"], ...parameters];
      execFile(process.execPath, command, (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, output: stdout + stderr }),
      );
    });

  it("ends with 0, 1 or 2", async () => {
    expect(await run(file(FULL))).toEqual({
      code: 0,
      output: "Filen er i orden: 98 kommuner, 3 leverandører, 1 bestillingsrunde.\n",
    });
    expect((await run(file(SPOILT))).code).toBe(1);
    expect(await run()).toEqual({
      code: 2,
      output: expect.stringMatching(
        /^Brug: node deploy\/check-organisation\.mjs <fil eller https-adresse> \[--ca fil\]\n/,
      ),
    });
  });
});
