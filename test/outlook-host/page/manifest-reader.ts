/** Reads from an add-in only manifest what Outlook on the web needs to show its buttons and open its panes. */
import { PERMISSIONS, type Permission } from "../protocol/host-calls";

export type Surface = "read" | "compose";

interface SurfaceButton {
  readonly label: string;
  readonly tooltip: string;
  readonly url: string;
  /** Null where the manifest names none of 32 px. */
  readonly icon: string | null;
  readonly canPin: boolean;
}

export interface AddinManifest {
  readonly name: string;
  readonly permission: Permission;
  readonly surfaces: Readonly<Record<Surface, SurfaceButton | null>>;
}

/** A manifest that this Outlook cannot use: not XML, or without what a pane needs. */
export class ManifestError extends Error {
  override readonly name = "ManifestError";
}

const byName = (parent: Element | Document, name: string): readonly Element[] => [
  ...parent.getElementsByTagNameNS("*", name),
];

const childByName = (parent: Element, name: string): Element | undefined =>
  [...parent.children].find((child) => child.localName === name);

const localised = (element: Element, language: string): string => {
  const override = [...element.children].find(
    (child) => child.localName === "Override" && child.getAttribute("Locale")?.toLowerCase() === language.toLowerCase(),
  );
  return override?.getAttribute("Value") ?? element.getAttribute("DefaultValue") ?? "";
};

const EXTENSION_POINTS: Readonly<Record<Surface, string>> = {
  read: "MessageReadCommandSurface",
  compose: "MessageComposeCommandSurface",
};

/** Outlook reads the newest VersionOverrides and nothing of the older ones around it. */
function newestOverrides(document: Document): Element {
  const all = byName(document, "VersionOverrides");
  const newest = all.find((element) => element.getAttribute("xsi:type") === "VersionOverridesV1_1") ?? all.at(-1);
  if (!newest) throw new ManifestError("manifestet har ingen VersionOverrides");
  return newest;
}

function readSurface(overrides: Element, surface: Surface, language: string): SurfaceButton | null {
  const point = byName(overrides, "ExtensionPoint").find(
    (element) => element.getAttribute("xsi:type") === EXTENSION_POINTS[surface],
  );
  const control = point
    ? byName(point, "Control").find(
        (element) => byName(element, "Action")[0]?.getAttribute("xsi:type") === "ShowTaskpane",
      )
    : undefined;
  const action = control ? byName(control, "Action")[0] : undefined;
  if (!control || !action) return null;
  const resources = childByName(overrides, "Resources");
  const resolve = (element: Element | undefined): string => {
    const id = element?.getAttribute("resid");
    const resource = resources
      ? [...resources.children].flatMap((list) => [...list.children]).find((entry) => entry.getAttribute("id") === id)
      : undefined;
    if (!resource) throw new ManifestError(`manifestets ressource ${id ?? "uden navn"} findes ikke`);
    return localised(resource, language);
  };
  const icon = byName(control, "Image").find((element) => element.getAttribute("size") === "32");
  const supertip = childByName(control, "Supertip");
  return {
    label: resolve(childByName(control, "Label")),
    tooltip: supertip ? resolve(childByName(supertip, "Description")) : "",
    url: resolve(childByName(action, "SourceLocation")),
    icon: icon ? resolve(icon) : null,
    canPin: childByName(action, "SupportsPinning")?.textContent?.trim() === "true",
  };
}

/**
 * @param xml the text of manifest.xml
 * @param language "da-DK" or "en-US": names and texts in that language, else the manifest's default
 * @throws ManifestError in Danish, for showing
 */
export function readManifest(xml: string, language: string): AddinManifest {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  if (document.querySelector("parsererror")) throw new ManifestError("manifestet er ikke gyldig XML");
  const displayName = [...document.documentElement.children].find((element) => element.localName === "DisplayName");
  const asked = byName(document, "Permissions")[0]?.textContent?.trim() ?? "Restricted";
  const permission = PERMISSIONS.find((known) => known === asked);
  if (permission === undefined) throw new ManifestError(`manifestets tilladelse ${asked} er ukendt`);
  const overrides = newestOverrides(document);
  return {
    name: displayName ? localised(displayName, language) : "Tilføjelsesprogram",
    permission,
    surfaces: {
      read: readSurface(overrides, "read", language),
      compose: readSurface(overrides, "compose", language),
    },
  };
}
