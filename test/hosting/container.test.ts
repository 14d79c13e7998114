/** What goes into the container, on the nginx of this machine; and that the files beside it agree with one another. */
import { existsSync, readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { parseAllDocuments } from "yaml";
import { CONTAINER_PORT, HEALTH_PATH } from "../../scripts/server-files";
import { makeKeyPair } from "./certificate";
import { faultsIn, look, notesIn } from "./run-verify";
import { siteInUse } from "./site-in-use";
import { removeFolders } from "./temporary-folder";
import { get, NGINX, startContainerNginx } from "./web-server";

const installed = existsSync(NGINX);
if (!installed) console.warn("Skipped: nginx is not installed (Debian: nginx-light).");
afterAll(removeFolders);

/** What stands before a container: it ends https and passes on what it is asked. */
async function startIngress(portOf: (address: string) => Promise<number>) {
  const { cert, key } = await makeKeyPair("localhost", { isAuthority: true });
  let port = 0;
  const ingress = https.createServer({ cert, key }, (request, response) => {
    const { method, url: path, headers } = request;
    http.get({ port, host: "127.0.0.1", method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
  });
  await new Promise<void>((resolve) => ingress.listen(0, "localhost", resolve));
  const address = `https://localhost:${(ingress.address() as AddressInfo).port}`;
  port = await portOf(address);
  return { address, certificate: cert, port, stop: () => ingress.close() };
}

(installed ? describe : describe.skip)("the container's nginx", () => {
  test("is in order behind an ingress, and says that it is well", async () => {
    let nginx: Awaited<ReturnType<typeof startContainerNginx>> | undefined;
    const ingress = await startIngress(async (address) => {
      nginx = await startContainerNginx(siteInUse(address));
      return nginx.port;
    });
    try {
      const outcome = await look(ingress, { httpPort: 9 });
      expect([...faultsIn(outcome), ...notesIn(outcome)]).toEqual([]);
      const health = await get(`http://127.0.0.1:${ingress.port}${HEALTH_PATH}`);
      expect({ status: health.status, body: health.body.toString() }).toEqual({ status: 200, body: "ok\n" });
      expect(health.headers["content-type"]).toBe("text/plain; charset=utf-8");
    } finally {
      ingress.stop();
      await nginx?.stop();
    }
  });
});

describe("the files of the container", () => {
  const containerfile = readFileSync("deploy/container/Containerfile", "utf8");
  /** The instructions, without comments. */
  const instructions = containerfile.split("\n").filter((line) => /^[A-Z]+ /.test(line));
  const instruction = (name: string) =>
    instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

  interface Kubernetes {
    readonly kind: string;
    readonly metadata: { readonly name: string };
    readonly spec: unknown;
    readonly data?: Readonly<Record<string, string>>;
  }
  const documents = parseAllDocuments(readFileSync("deploy/container/kubernetes.yaml", "utf8"));
  const objects = documents.map((document) => document.toJS() as Kubernetes);
  const object = (kind: string) => objects.find((one) => one.kind === kind);

  test("the image runs without rights, and copies files that there are", () => {
    expect(instruction("FROM")).toEqual([expect.stringMatching(/^docker\.io\/nginxinc\/nginx-unprivileged:/)]);
    expect(instruction("USER")).toEqual(["101"]);
    expect(instruction("EXPOSE")).toEqual([String(CONTAINER_PORT)]);
    expect(instruction("ARG")).toEqual(["SITE=site"]);
    expect(instruction("COPY")).toEqual([
      "deploy/container/nginx.conf /etc/nginx/conf.d/default.conf",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as the Containerfile has it
      "${SITE}/ /usr/share/nginx/html/",
    ]);
    expect(existsSync("deploy/container/nginx.conf")).toBe(true);
    const letIn = readFileSync("deploy/container/Containerfile.dockerignore", "utf8").match(/^!.*$/gm);
    expect(letIn).toEqual(["!deploy/container/nginx.conf", "!site*", "!dist"]);
    expect(instruction("HEALTHCHECK").join()).toContain(`http://127.0.0.1:${CONTAINER_PORT}${HEALTH_PATH}`);
  });

  test("the Kubernetes example is well-formed and names what the image has", () => {
    expect(documents.flatMap((document) => [...document.errors, ...document.warnings])).toEqual([]);
    expect(objects.map(({ kind }) => kind)).toEqual(["ConfigMap", "Deployment", "Service", "Ingress"]);
    expect(object("Deployment")?.spec).toMatchObject({
      selector: { matchLabels: { app: "rutebestilling" } },
      template: {
        metadata: { labels: { app: "rutebestilling" } },
        spec: {
          securityContext: { runAsNonRoot: true, runAsUser: Number(instruction("USER")[0]) },
          containers: [
            {
              ports: [{ name: "http", containerPort: CONTAINER_PORT }],
              readinessProbe: { httpGet: { path: HEALTH_PATH, port: "http" } },
              livenessProbe: { httpGet: { path: HEALTH_PATH, port: "http" } },
              securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
            },
          ],
        },
      },
    });
    expect(object("Service")?.spec).toMatchObject({
      selector: { app: "rutebestilling" },
      ports: [{ targetPort: "http" }],
    });
    expect(JSON.stringify(object("Ingress")?.spec)).toContain(
      '"service":{"name":"rutebestilling","port":{"name":"http"}}',
    );
    const { data } = object("ConfigMap") ?? {};
    expect(JSON.parse(data?.["organisation.json"] ?? "")).toEqual(
      JSON.parse(readFileSync("assets/organisation/organisation.json", "utf8")),
    );
  });
});
