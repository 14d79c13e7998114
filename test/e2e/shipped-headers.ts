/** The HTTP headers that the project ships for its site, as the tests' server sends them. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

interface StaticWebAppConfig {
  readonly globalHeaders?: Readonly<Record<string, string>>;
  readonly routes?: readonly { readonly route: string; readonly headers?: Readonly<Record<string, string>> }[];
}

const CONFIG_FILES = ["deploy/staticwebapp.config.json", "deploy/azure/staticwebapp.config.json"];

let config: StaticWebAppConfig | undefined;

function readConfig(): StaticWebAppConfig {
  const file = CONFIG_FILES.map((name) => path.resolve(name)).find((name) => existsSync(name));
  return file === undefined ? {} : (JSON.parse(readFileSync(file, "utf8")) as StaticWebAppConfig);
}

const matches = (route: string, url: string): boolean =>
  route.endsWith("*") ? url.startsWith(route.slice(0, -1)) : route === url;

/**
 * @param url the path of the request
 * @returns the headers of the Azure Static Web Apps configuration for it: the one of the shipped configurations that is JSON
 */
export function readShippedHeaders(url: string): Record<string, string> {
  config ??= readConfig();
  const route = config.routes?.find((entry) => matches(entry.route, url));
  return { ...config.globalHeaders, ...route?.headers };
}
