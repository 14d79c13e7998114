/**
 * The web server configurations that administrators use, written from deploy/headers.cjs, so that no server can fall
 * behind another. `npm run server-files` writes them; a test compares what is committed.
 */
import { ASK_AGAIN, COMPRESSED, contentSecurityPolicy, EVERYWHERE, HASHED, ICONS, TYPES } from "../deploy/headers.cjs";

const headers: readonly (readonly [string, string])[] = [
  ["Content-Security-Policy", contentSecurityPolicy()],
  ...Object.entries(EVERYWHERE),
];

/**
 * For the first weeks, where an organisation wants to see first what the policy would refuse: only who may frame the
 * pane is held to, and the browser's console tells of the rest.
 */
const TRIAL: readonly (readonly [string, string])[] = [
  ["Content-Security-Policy", /frame-ancestors [^;]*/.exec(contentSecurityPolicy())?.[0] ?? ""],
  ["Content-Security-Policy-Report-Only", contentSecurityPolicy()],
];
const TRIAL_TOLD = "På prøve i de første uger: sæt # foran linjen med Content-Security-Policy, og fjern # her.";

/** A content type and its charset: `text/html` and `utf-8`, or `image/png` and null. */
function splitType(type: string): readonly [string, string | null] {
  const [mime = "", charset] = type.split("; charset=");
  return [mime, charset ?? null];
}

const mimes = Object.entries(TYPES).map(([extension, type]) => ({ extension, type, mime: splitType(type)[0] }));
const textMimes = mimes.filter(({ type }) => splitType(type)[1] === "utf-8").map(({ mime }) => mime);
const compressedMimes = mimes.filter(({ extension }) => COMPRESSED.includes(extension)).map(({ mime }) => mime);

/** The port in the container, and where it says that it is well; Containerfile and kubernetes.yaml name them too. */
export const CONTAINER_PORT = 8080;
export const HEALTH_PATH = "/healthz";

const ORIGIN = "Skrevet af scripts/server-files.ts ud fra deploy/headers.cjs. Vejledning: docs/admin/installation.md.";

const NGINX_CACHE = `# Hvor længe en fil må gemmes. Et map og ikke en location pr. mappe: nginx glemmer serverens add_header i en location,
# som har sin egen.
map $uri $rutebestilling_cache_control {
    default                  "${ASK_AGAIN}";
    "~/static/[^/]+$"        "${HASHED}";
    "~/icons/[^/]+\\.png$"    "${ICONS}";
}`;

/** What both nginx files hold below `server`. */
function nginxRules(): string {
  const header = ([name, value]: readonly [string, string]) => `add_header ${name} "${value}" always;`;
  return `    index taskpane.html;
    autoindex off;
    server_tokens off;

    # "always": også på fejlsider. Cache-Control uden: en fejl må ikke gemmes et år.
${headers.map((one) => `    ${header(one)}`).join("\n")}
    add_header Cache-Control $rutebestilling_cache_control;
    # ${TRIAL_TOLD}
${TRIAL.map((one) => `    # ${header(one)}`).join("\n")}

    types {
${mimes.map(({ extension, mime }) => `        ${mime} ${extension};`).join("\n")}
    }
    default_type application/octet-stream;
    charset utf-8;
    charset_types ${textMimes.filter((mime) => mime !== "text/html").join(" ")};

    gzip on;
    gzip_vary on;
    gzip_min_length 512;
    gzip_types ${compressedMimes.filter((mime) => mime !== "text/html").join(" ")};

    location / {
        try_files $uri $uri/ =404;
    }

    # Skjulte filer vises ikke. .well-known er undtaget.
    location ~ /\\.(?!well-known/) {
        return 404;
    }`;
}

function nginx(): string {
  return `# Rutebestilling på nginx 1.18 eller nyere. ${ORIGIN}
# Ret de linjer, der ender med "# RET". Læg filen i /etc/nginx/conf.d/ og kør: nginx -t && nginx -s reload

${NGINX_CACHE}

# Outlook bruger kun https. Denne del hjælper den, der skriver adressen uden.
server {
    listen 80;
    server_name rutebestilling.example.dk; # RET
    return 308 https://$host$request_uri;
}

server {
    listen 443 ssl http2;
    server_name rutebestilling.example.dk; # RET
    ssl_certificate /etc/ssl/rutebestilling/fullchain.pem; # RET
    ssl_certificate_key /etc/ssl/rutebestilling/privkey.pem; # RET
    ssl_protocols TLSv1.2 TLSv1.3;

    # Mappen med taskpane.html og manifest.xml.
    root /srv/rutebestilling; # RET
${nginxRules()}
}
`;
}

/** nginx in a container: without rights, without encryption, which the cluster's ingress does, and with a health address. */
function nginxInContainer(): string {
  return `# Rutebestilling i en container. ${ORIGIN.replace("installation.md", "container.md")}

${NGINX_CACHE}

server {
    # Uden kryptering: den sker i det, der står foran (ingress). 8080 kræver ingen rettigheder.
    listen ${CONTAINER_PORT};
    root /usr/share/nginx/html;
    # Adressen udefra kendes ikke herinde.
    absolute_redirect off;
${nginxRules()}

    # Til den, der holder øje med containeren.
    location = ${HEALTH_PATH} {
        access_log off;
        types { }
        default_type text/plain;
        return 200 "ok\\n";
    }
}
`;
}

/** What both Apache files hold. */
function apacheRules(indent: string): string {
  const lines = [
    "# Kræver modulerne headers og mime; Apache melder fejl uden dem, og det er meningen.",
    "Header unset X-Frame-Options",
    "Header always unset X-Frame-Options",
    "# Outlook henter ikke kun siden, når alt går godt: Headerne sættes også på fejlsider.",
    ...headers.flatMap(([name, value]) => [`Header unset ${name}`, `Header always set ${name} "${value}"`]),
    `# ${TRIAL_TOLD}`,
    ...TRIAL.map(([name, value]) => `# Header always set ${name} "${value}"`),
    "",
    '# Hvor længe en fil må gemmes. Uden "always": en fejl må ikke gemmes et år.',
    `Header set Cache-Control "${ASK_AGAIN}"`,
    '<If "%{REQUEST_URI} =~ m#/static/[^/]+$#">',
    `    Header set Cache-Control "${HASHED}"`,
    "</If>",
    '<If "%{REQUEST_URI} =~ m#/icons/[^/]+\\.png$#">',
    `    Header set Cache-Control "${ICONS}"`,
    "</If>",
    "",
    "DirectoryIndex taskpane.html",
    "AddDefaultCharset Off",
    ...mimes.map(({ extension, type }) => `AddType "${type}" .${extension}`),
    "",
    "<IfModule mod_deflate.c>",
    `    AddOutputFilterByType DEFLATE ${compressedMimes.join(" ")}`,
    "</IfModule>",
  ];
  return lines.map((line) => (line === "" ? "" : indent + line)).join("\n");
}

function htaccess(): string {
  return `# Rutebestilling på Apache 2.4. ${ORIGIN}
# Læg filen i samme mappe som taskpane.html. Mappen skal have AllowOverride FileInfo Indexes.
# Kræver også modulet alias. Er modulet rewrite der, sendes http videre til https.
# Debians standardopsætning har "Alias /icons/" i alias.conf, som tager ikonerne fra siden: se vejledningen.

${apacheRules("")}

# Ingen lister over filer, og ingen skjulte filer. Options og Require kan være lukket på et webhotel; det er dette ikke.
RedirectMatch 404 "/(?:static|icons|organisation|forms)/?$"
RedirectMatch 404 "/\\.(?!well-known/)"

# X-Forwarded-Proto: et webhotel, der afslutter krypteringen foran Apache, siger der, at brugeren kom med https.
# Sendes browseren i ring (for mange viderestillinger), siger jeres det ikke. Slet så disse linjer.
<IfModule mod_rewrite.c>
    RewriteEngine On
    RewriteCond %{HTTPS} !=on
    RewriteCond %{HTTP:X-Forwarded-Proto} !=https
    RewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=301,L]
</IfModule>
`;
}

function apacheSite(): string {
  return `# Rutebestilling på Apache 2.4 med egen adresse. ${ORIGIN}
# Ret de linjer, der følger efter "# RET". Kræver: a2enmod ssl headers mime deflate

<VirtualHost *:80>
    # RET
    ServerName rutebestilling.example.dk
    # RET
    Redirect permanent / https://rutebestilling.example.dk/
</VirtualHost>

<VirtualHost *:443>
    # RET
    ServerName rutebestilling.example.dk
    SSLEngine on
    SSLProtocol -all +TLSv1.2 +TLSv1.3
    # RET
    SSLCertificateFile /etc/ssl/rutebestilling/fullchain.pem
    # RET
    SSLCertificateKeyFile /etc/ssl/rutebestilling/privkey.pem

    # RET: mappen med taskpane.html og manifest.xml
    DocumentRoot /srv/rutebestilling
    # RET: samme mappe. Debians alias.conf viser ellers sine egne ikoner på /icons/.
    Alias /icons/ /srv/rutebestilling/icons/
    # RET: samme mappe
    <Directory /srv/rutebestilling>
        Options None
        AllowOverride None
        Require all granted

${apacheRules("        ")}
    </Directory>
    <LocationMatch "/\\.(?!well-known/)">
        Require all denied
    </LocationMatch>
</VirtualHost>
`;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** IIS: the cache rules go by folder, as IIS has no patterns without the URL Rewrite module. */
function webConfig(): string {
  const location = (path: string, cache: string) => `  <location path="${path}">
    <system.webServer>
      <staticContent>
        <clientCache ${cache} />
      </staticContent>
    </system.webServer>
  </location>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<!-- Rutebestilling på IIS 10. ${ORIGIN}
     Læg filen i samme mappe som taskpane.html. Kræver ingen ekstra moduler. -->
<configuration>
  <system.webServer>
    <directoryBrowse enabled="false" />
    <defaultDocument enabled="true">
      <files>
        <clear />
        <add value="taskpane.html" />
      </files>
    </defaultDocument>
    <urlCompression doStaticCompression="true" />
    <staticContent>
${mimes
  .map(
    ({ extension, type }) => `      <remove fileExtension=".${extension}" />
      <mimeMap fileExtension=".${extension}" mimeType="${escapeXml(type)}" />`,
  )
  .join("\n")}
      <!-- Sender Cache-Control: no-cache -->
      <clientCache cacheControlMode="DisableCache" />
    </staticContent>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
        <remove name="X-Frame-Options" />
${headers
  .map(
    ([name, value]) => `        <remove name="${name}" />
        <add name="${name}" value="${escapeXml(value)}" />`,
  )
  .join("\n")}
        <!-- På prøve i de første uger: slet linjen med Content-Security-Policy ovenfor (add), og flyt disse ud af
             kommentaren.
${TRIAL.map(([name, value]) => `        <add name="${name}" value="${escapeXml(value)}" />`).join("\n")}
        -->
      </customHeaders>
    </httpProtocol>
  </system.webServer>
${location("static", 'cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable"')}
${location("icons", 'cacheControlMode="UseMaxAge" cacheControlMaxAge="1.00:00:00" cacheControlCustom="public"')}
</configuration>
`;
}

function staticWebApp(): string {
  const config = {
    globalHeaders: {
      ...Object.fromEntries(headers),
      "Cache-Control": ASK_AGAIN,
      // An empty value removes a header that Azure would add.
      "X-Frame-Options": "",
    },
    routes: [
      { route: "/static/*", headers: { "Cache-Control": HASHED } },
      { route: "/icons/*", headers: { "Cache-Control": ICONS } },
      { route: "/", rewrite: "/taskpane.html" },
    ],
    mimeTypes: Object.fromEntries(mimes.map(({ extension, type }) => [`.${extension}`, type])),
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/**
 * Every server configuration that the project ships.
 * @returns text by path, relative to deploy/
 */
export function serverFiles(): Readonly<Record<string, string>> {
  return {
    "nginx/rutebestilling.conf": nginx(),
    "container/nginx.conf": nginxInContainer(),
    "apache/rutebestilling.conf": apacheSite(),
    "apache/.htaccess": htaccess(),
    "iis/web.config": webConfig(),
    "azure/staticwebapp.config.json": staticWebApp(),
  };
}
