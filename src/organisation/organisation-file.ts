import { type CommonField, PROFILE_FIELDS, type ProfileField, type SystemField } from "../domain/profile/fields";
import { ROLES, type Role } from "../domain/profile/role";

/** The version of organisation.json that this code writes and reads. */
export const ORGANISATION_FILE_VERSION = 1;

/** A forvaltningsansvarlig in organisation.json. */
export interface FileSupplier {
  readonly company?: string | undefined;
  readonly emails?: readonly string[] | undefined;
  readonly cc?: readonly string[] | undefined;
  readonly cvr?: string | undefined;
  readonly contact?: string | undefined;
}

/** A supplier that systems refer to by its id. */
interface FileListedSupplier extends FileSupplier {
  readonly id: string;
  readonly company: string;
}

/** One it-system of a municipality in organisation.json. */
export interface FileSystem {
  readonly system?: string | undefined;
  /** Id of a listed supplier, or the supplier itself. */
  readonly supplier?: string | FileSupplier | undefined;
  readonly cc?: readonly string[] | undefined;
  readonly systemUuid?: string | undefined;
  readonly serviceAgreement?: string | undefined;
  readonly sftpUser?: string | undefined;
  readonly sftpFolder?: string | undefined;
  readonly certificateSerial?: string | undefined;
  readonly sshFingerprint?: string | undefined;
  readonly ipAddresses?: readonly string[] | undefined;
  readonly operationsContact?: string | undefined;
}

/** One municipality in organisation.json. */
export interface FileMunicipality {
  readonly code: string;
  readonly name?: string | undefined;
  readonly cvr?: string | undefined;
  readonly source?: string | undefined;
  readonly date?: string | undefined;
  readonly bookkeeping?: FileSystem | undefined;
  readonly collection?: FileSystem | undefined;
  readonly contact?:
    | { readonly name?: string | undefined; readonly email?: string | undefined; readonly phone?: string | undefined }
    | undefined;
  readonly cc?: readonly string[] | undefined;
  readonly journalReference?: string | undefined;
  readonly billing?: { readonly ean?: string | undefined; readonly reference?: string | undefined } | undefined;
  readonly route?:
    | {
        readonly environment?: string | undefined;
        readonly integrationReference?: string | undefined;
        readonly senderSystemUuid?: string | undefined;
        readonly senderCvr?: string | undefined;
        readonly parameters?: readonly string[] | undefined;
        readonly fileNamePattern?: string | undefined;
      }
    | undefined;
  readonly cleanup?:
    | {
        readonly retentionDays?: number | undefined;
        readonly action?: string | undefined;
        readonly alertAfter?: string | undefined;
        readonly alertRecipients?: readonly string[] | undefined;
      }
    | undefined;
  readonly klik?: { readonly reference?: string | undefined } | undefined;
  readonly locked?: readonly ProfileField[] | undefined;
}

/** A campaign in organisation.json. What may be left out is then as in the built-in campaign; what it orders may not. */
export interface FileCampaign {
  readonly id: string;
  readonly title: string;
  readonly project?: string | undefined;
  readonly published: string;
  readonly orderBy?: string | undefined;
  readonly readyBy: string;
  readonly frozenZone?: { readonly from: string; readonly to: string } | undefined;
  readonly subjectSystems: readonly (string | { readonly name: string; readonly spelledOut: string })[];
  readonly route: {
    readonly name: string;
    readonly transfer: string;
    readonly cleanupTransfer: string;
    readonly service: string;
  };
  readonly steps?: readonly string[] | undefined;
  readonly forms?: readonly { readonly id: string; readonly number: number; readonly title: string }[] | undefined;
  readonly twoSystems?:
    | {
        readonly municipalityCodes?: readonly string[] | undefined;
        readonly pairs?: readonly { readonly bookkeeping: string; readonly collection: string }[] | undefined;
      }
    | undefined;
  readonly recommendedPerformer?: string | undefined;
  readonly extraText?: string | undefined;
  readonly source?: string | undefined;
}

/** organisation.json as it is written (docs/admin/organisation.md). */
export interface OrganisationFile {
  readonly $schema?: string | undefined;
  readonly version: typeof ORGANISATION_FILE_VERSION;
  readonly date?: string | undefined;
  readonly suppliers?: readonly FileListedSupplier[] | undefined;
  readonly municipalities: readonly FileMunicipality[];
  readonly campaigns?: readonly FileCampaign[] | undefined;
}

/** Where a profile field stands in a municipality of the file, and how it is written there. */
export interface FilePlace {
  /** Keys from the municipality inwards. Through `supplier` it goes to the supplier itself, listed or not. */
  readonly path: readonly string[];
  readonly kind: "text" | "list" | "addresses" | "number";
}

const LISTS: Readonly<Record<string, FilePlace["kind"]>> = {
  email: "addresses",
  cc: "addresses",
  alertRecipients: "addresses",
  ipAddresses: "list",
  parameters: "list",
};

function systemPlace(role: Role, field: SystemField): FilePlace {
  const kind = LISTS[field] ?? "text";
  switch (field) {
    case "supplier":
      return { path: [role, "supplier", "company"], kind };
    case "email":
      return { path: [role, "supplier", "emails"], kind };
    case "supplierCvr":
      return { path: [role, "supplier", "cvr"], kind };
    case "supplierContact":
      return { path: [role, "supplier", "contact"], kind };
    default:
      return { path: [role, field], kind };
  }
}

function commonPlace(field: CommonField): FilePlace {
  const [group = "", name = ""] = field.split(".");
  if (field === "contact.email") return { path: [group, name], kind: "text" };
  if (field === "cleanup.retentionDays") return { path: [group, name], kind: "number" };
  return { path: group === "municipality" ? [name] : [group, name], kind: LISTS[name] ?? "text" };
}

/** Where a profile field stands in a municipality of organisation.json. */
export function filePlace(field: ProfileField): FilePlace {
  const role = ROLES.find((candidate) => field.startsWith(`${candidate}.`));
  return role ? systemPlace(role, field.slice(role.length + 1) as SystemField) : commonPlace(field as CommonField);
}

/** The path of every profile field, worked out once. */
export const FILE_PATHS = Object.fromEntries(PROFILE_FIELDS.map((field) => [field, filePlace(field).path])) as Readonly<
  Record<ProfileField, readonly string[]>
>;
