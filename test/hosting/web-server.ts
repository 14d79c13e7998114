import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import path from "node:path";
import { type Certificate, makeCertificate } from "./certificate";
import { temporaryFolder } from "./temporary-folder";

/** Debian's paths: the packages nginx-light and apache2-bin. */
export const NGINX = "/usr/sbin/nginx";
export const APACHE = "/usr/sbin/apache2";

/** What Debian's alias.conf says; a site of ours with icons/ has to stand against it. */
const DEBIAN_ALIASES = 'Alias /icons/ "/usr/share/apache2/icons/"\n';
const MIME_TYPES = "/etc/mime.types";

/** A real web server with a shipped configuration, on loopback. */
export interface WebServer {
  readonly address: string;
  readonly port: number;
  readonly httpPort: number;
  readonly certificate: Certificate;
  stop(): Promise<void>;
}

/** An answer as it came: no redirect is followed and nothing is unpacked. */
export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Two ports that nobody listens on at the moment. */
export async function freePorts(): Promise<readonly [number, number]> {
  const servers = [net.createServer(), net.createServer()] as const;
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, "127.0.0.1", () => resolve((server.address() as net.AddressInfo).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  const [first = 0, second = 0] = ports;
  return [first, second];
}

export function get(url: string, options: { ca?: string; headers?: http.OutgoingHttpHeaders } = {}): Promise<Answer> {
  const client = url.startsWith("https:") ? https : http;
  return new Promise((resolve, reject) => {
    const request = client.get(
      url,
      { agent: false, headers: options.headers ?? {}, ...(options.ca ? { ca: options.ca } : {}) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
        response.on("error", reject);
      },
    );
    request.on("error", reject);
  });
}

/** Changes one thing in a shipped configuration, as the administrator is told to; it has to stand there. */
export function edit(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The shipped configuration does not hold: ${from}`);
  return text.split(from).join(to);
}

function listening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

async function start(command: string, args: readonly string[], port: number): Promise<ChildProcess> {
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  while (!(await listening(port))) {
    if (child.exitCode !== null) throw new Error(`${command} stopped with code ${child.exitCode}: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return child;
}

function stopper(child: ChildProcess): () => Promise<void> {
  return () =>
    new Promise((resolve) => {
      if (child.exitCode !== null) return resolve();
      child.once("exit", () => resolve());
      child.kill("SIGTERM");
    });
}

/**
 * The nginx of this machine with the shipped configuration, edited where the file says that it is to be.
 * @param site makes the folder to serve, given the address it will have
 * @param change a further edit, to try a faulty configuration
 * @param deployFolder where the shipped configurations are
 */
export async function startNginx(
  site: (address: string) => string,
  change: (configuration: string) => string = (configuration) => configuration,
  deployFolder = "deploy",
): Promise<WebServer> {
  const folder = temporaryFolder();
  const [port, httpPort] = await freePorts();
  const address = `https://localhost:${port}`;
  const certificate = await makeCertificate(folder);
  let shipped = readFileSync(path.join(deployFolder, "nginx/rutebestilling.conf"), "utf8");
  shipped = edit(shipped, "listen 80;", `listen 127.0.0.1:${httpPort};`);
  shipped = edit(shipped, "listen 443 ssl http2;", `listen 127.0.0.1:${port} ssl http2;`);
  shipped = edit(shipped, "server_name rutebestilling.example.dk; # RET", "server_name localhost;");
  shipped = edit(shipped, "/etc/ssl/rutebestilling/fullchain.pem; # RET", `${certificate.certFile};`);
  shipped = edit(shipped, "/etc/ssl/rutebestilling/privkey.pem; # RET", `${certificate.keyFile};`);
  shipped = edit(shipped, "root /srv/rutebestilling; # RET", `root ${site(address)};`);
  const child = await runNginx(folder, change(shipped), port);
  return { address, port, httpPort, certificate, stop: stopper(child) };
}

/**
 * The nginx of this machine with the configuration that goes into the container: it speaks no https.
 * @param site the folder to serve
 * @returns its port
 */
export async function startContainerNginx(site: string): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const folder = temporaryFolder();
  const [port] = await freePorts();
  let shipped = readFileSync("deploy/container/nginx.conf", "utf8");
  shipped = edit(shipped, "listen 8080;", `listen 127.0.0.1:${port};`);
  shipped = edit(shipped, "root /usr/share/nginx/html;", `root ${site};`);
  const child = await runNginx(folder, shipped, port);
  return { port, stop: stopper(child) };
}

function runNginx(folder: string, configuration: string, port: number): Promise<ChildProcess> {
  writeFileSync(path.join(folder, "rutebestilling.conf"), configuration);
  mkdirSync(path.join(folder, "temp"));
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/temp/${name};`)
    .join("\n");
  // Debian's own types first, so that the shipped ones are seen to win.
  const mimeTypes = existsSync("/etc/nginx/mime.types") ? "include /etc/nginx/mime.types;" : "";
  writeFileSync(
    path.join(folder, "nginx.conf"),
    `daemon off;\nmaster_process off;\npid ${folder}/nginx.pid;\n${process.getuid?.() === 0 ? "user root;\n" : ""}events {}
http {\naccess_log off;\n${temp}\n${mimeTypes}\ninclude ${folder}/rutebestilling.conf;\n}\n`,
  );
  return start(NGINX, ["-p", folder, "-c", `${folder}/nginx.conf`, "-e", "stderr"], port);
}

/**
 * The Apache of this machine, with Debian's own aliases around it, which is what the shipped files have to live
 * with.
 * @param kind `site`: the shipped virtual host. `htaccess`: a virtual host as Debian sets one up, and the shipped .htaccess in the site
 * @param site makes the folder to serve, given the address it will have
 * @param change a further edit of the shipped file
 */
export async function startApache(
  kind: "site" | "htaccess",
  site: (address: string) => string,
  change: (configuration: string) => string = (configuration) => configuration,
): Promise<WebServer> {
  const folder = temporaryFolder();
  const [port, httpPort] = await freePorts();
  const address = `https://localhost:${port}`;
  const certificate = await makeCertificate(folder);
  const root = site(address);
  let shipped: string;
  if (kind === "site") {
    shipped = readFileSync("deploy/apache/rutebestilling.conf", "utf8");
    shipped = edit(shipped, "<VirtualHost *:80>", `<VirtualHost 127.0.0.1:${httpPort}>`);
    shipped = edit(shipped, "<VirtualHost *:443>", `<VirtualHost 127.0.0.1:${port}>`);
    shipped = edit(shipped, "rutebestilling.example.dk", "localhost");
    shipped = edit(shipped, "/etc/ssl/rutebestilling/fullchain.pem", certificate.certFile);
    shipped = edit(shipped, "/etc/ssl/rutebestilling/privkey.pem", certificate.keyFile);
    shipped = change(edit(shipped, "/srv/rutebestilling", root));
  } else {
    writeFileSync(path.join(root, ".htaccess"), change(readFileSync("deploy/apache/.htaccess", "utf8")));
    // As careless as a web hotel may be: it lists folders, and only its own file is hidden.
    shipped = `<VirtualHost 127.0.0.1:${httpPort}>
ServerName localhost
DocumentRoot ${root}
<Directory ${root}>
AllowOverride FileInfo Indexes
Require all granted
</Directory>
</VirtualHost>
<VirtualHost 127.0.0.1:${port}>
ServerName localhost
SSLEngine on
SSLCertificateFile ${certificate.certFile}
SSLCertificateKeyFile ${certificate.keyFile}
DocumentRoot ${root}
Header set X-Frame-Options SAMEORIGIN
<FilesMatch "^\\.ht">
Require all denied
</FilesMatch>
<Directory ${root}>
Options Indexes FollowSymLinks
AllowOverride FileInfo Indexes
Require all granted
</Directory>
</VirtualHost>\n`;
  }
  writeFileSync(path.join(folder, "rutebestilling.conf"), shipped);
  const modules = ["alias", "authz_core", "autoindex", "deflate", "dir", "filter", "headers", "mime", "mpm_event"];
  const load = [...modules, "reqtimeout", "rewrite", "socache_shmcb", "ssl"]
    .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
    .join("\n");
  const own = process.getuid?.() === 0 ? "User www-data\nGroup www-data\n" : "";
  writeFileSync(
    path.join(folder, "apache.conf"),
    `ServerRoot ${folder}\nPidFile ${folder}/apache.pid\nServerName localhost\nErrorLog ${folder}/error.log\n${existsSync(MIME_TYPES) ? `TypesConfig ${MIME_TYPES}` : ""}
${load}\nListen 127.0.0.1:${port}\nListen 127.0.0.1:${httpPort}
${kind === "site" ? DEBIAN_ALIASES : ""}${own}Include ${folder}/rutebestilling.conf\n`,
  );
  const child = await start(APACHE, ["-f", `${folder}/apache.conf`, "-D", "FOREGROUND"], port);
  return { address, port, httpPort, certificate, stop: stopper(child) };
}
