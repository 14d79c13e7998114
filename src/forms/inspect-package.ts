import { openPackage, PackageError, type PackagePart, ReadingBudget, readXml } from "./package-reader";

/** Why a Word or Excel file is not used. What each means to the user, `FormsErrorKind` says. */
type PackageFault =
  | "damaged"
  | "too-complex"
  | "type-refused"
  | "macros"
  | "embedded-file"
  | "external-content"
  | "field-command";

/** What was found in a Word or Excel file. */
export interface PackageInspection {
  /** Null when it can be used. */
  readonly fault: PackageFault | null;
  /** The text of each part of a Word file, in its order and without tags: Word may split a word over several of them. */
  readonly texts: ReadonlyMap<string, string>;
}

type PackageType = "docx" | "xlsx";

const MAIN_TYPE: Readonly<Record<PackageType, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
};

/** Code lives in vbaProject.bin, in Excel 4 macro sheets, and in ActiveX controls. */
const CODE_NAME = /vbaProject|vbaData|macrosheets\/|activeX\//i;
const CODE_TYPE = /macroEnabled|vbaProject|vbaData|macrosheet|activeX/i;
const CODE_RELATION = /^(?:vbaProject|wordVbaData|xlMacrosheet|xlIntlMacrosheet|control|activeXControlBinary)$/i;
/** Another file within this one, of any type: an OLE object, or a piece of text in another format. */
const EMBEDDING_RELATION = /^(?:oleObject|aFChunk|subDocument)$/i;
/** What is fetched from elsewhere when the file is opened. A link is followed only when somebody presses it. */
const FETCHING_RELATION = /^(?:attachedTemplate|connections|queryTable|externalLink|externalLinkPath)$/i;
/** Fields of Word that start a program or fetch something when they are updated. */
const COMMAND_FIELD = /^(?:DDE|DDEAUTO|LINK)$/i;
const FETCHING_FIELD = /^(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DATABASE|RD)$/i;

/** A file is looked at when it is chosen, when it is filled, and by each of two orders. */
const inspected = {
  docx: new WeakMap<Uint8Array, PackageInspection>(),
  xlsx: new WeakMap<Uint8Array, PackageInspection>(),
};

/**
 * Looks through a Word or Excel file of unknown origin: that it is what it says, holds no code and no other file, and
 * does nothing of its own when it is opened. Never throws.
 */
export function inspectPackage(bytes: Uint8Array, type: PackageType): PackageInspection {
  const known = inspected[type].get(bytes);
  if (known) return known;
  const texts = new Map<string, string>();
  const inspection: PackageInspection = { fault: faultOf(bytes, type, new ReadingBudget(), texts), texts };
  inspected[type].set(bytes, inspection);
  return inspection;
}

function faultOf(
  bytes: Uint8Array,
  type: PackageType,
  budget: ReadingBudget,
  texts: Map<string, string>,
  isWithin = false,
): PackageFault | null {
  try {
    return inspectParts(openPackage(bytes), { type, budget, texts, isWithin });
  } catch (error) {
    if (error instanceof PackageError) return error.kind;
    throw error;
  }
}

interface Look {
  readonly type: PackageType;
  readonly budget: ReadingBudget;
  readonly texts: Map<string, string>;
  /** Whether the package lies within another: then it holds no further one. */
  readonly isWithin: boolean;
}

function inspectParts(parts: readonly PackagePart[], look: Look): PackageFault | null {
  if (parts.some(({ name }) => CODE_NAME.test(name))) return "macros";
  const types = readTypes(parts, look.budget);
  if (types === null) return "type-refused";
  if (types.all.some((type) => CODE_TYPE.test(type))) return "macros";
  if (!types.all.includes(MAIN_TYPE[look.type])) return "type-refused";
  let fault: PackageFault | null = null;
  for (const part of parts) {
    // The worst is reported: code before anything else.
    const found = inspectPart(part, types.of(part.name), look);
    if (found === "macros") return found;
    fault ??= found;
  }
  return fault;
}

interface Types {
  readonly all: readonly string[];
  /** The type of a part, in lower case; empty where none is given. */
  of(name: string): string;
}

const TYPES = "[content_types].xml";

/** The list of content types, entities resolved; null where there is none. */
function readTypes(parts: readonly PackagePart[], budget: ReadingBudget): Types | null {
  const list = parts.find(({ name }) => name.toLowerCase() === TYPES);
  if (!list) return null;
  const byExtension = new Map<string, string>();
  const byName = new Map<string, string>();
  readXml(list.read(budget), budget, {
    open(name, { Extension = "", PartName = "", ContentType = "" }) {
      const type = (ContentType.split(";")[0] ?? "").trim();
      if (name === "Default") byExtension.set(Extension.toLowerCase(), type);
      if (name === "Override") byName.set(PartName.toLowerCase(), type);
    },
  });
  return {
    all: [...byExtension.values(), ...byName.values()],
    of(name) {
      const key = name.toLowerCase();
      const type = byName.get(`/${key}`) ?? byExtension.get(key.slice(key.lastIndexOf(".") + 1)) ?? "";
      return type.toLowerCase();
    },
  };
}

function inspectPart(part: PackagePart, type: string, look: Look): PackageFault | null {
  const { name } = part;
  const { budget } = look;
  if (/\.rels$/i.test(name)) return inspectRelations(part, budget);
  if (/(?:^|\/)embeddings\//i.test(name)) return inspectEmbedding(part, look);
  if (/oleObject/i.test(type)) return "embedded-file";
  if (/externalLink/i.test(type) || /(?:^|\/)externalLinks\//i.test(name)) return inspectExternalLink(part, budget);
  // A sheet's cells start nothing by themselves; what they fetch stands in external links and connections.
  if (look.type === "xlsx" || !/[+/]xml$/.test(type) || name.toLowerCase() === TYPES) return null;
  return inspectText(part, look);
}

/** What a part leads to: within the file, or outside of it. */
function inspectRelations(part: PackagePart, budget: ReadingBudget): PackageFault | null {
  const found: PackageFault[] = [];
  readXml(part.read(budget), budget, {
    open(name, { Type = "", TargetMode = "" }) {
      if (name !== "Relationship") return;
      const kind = Type.slice(Type.lastIndexOf("/") + 1);
      const isOutside = TargetMode.trim().toLowerCase() === "external";
      if (CODE_RELATION.test(kind)) found.push("macros");
      else if (isOutside && !/^hyperlink$/i.test(kind)) found.push("external-content");
      else if (EMBEDDING_RELATION.test(kind)) found.push("embedded-file");
      // What an external link leads to, the link itself says.
      else if (FETCHING_RELATION.test(kind) && !/^externalLink$/i.test(kind)) found.push("external-content");
    },
  });
  return found.find((fault) => fault === "macros") ?? found[0] ?? null;
}

/** The numbers behind a chart are a sheet of their own, which is looked through as well; anything else is refused. */
function inspectEmbedding(part: PackagePart, look: Look): PackageFault | null {
  const extension = part.name.slice(part.name.lastIndexOf(".") + 1).toLowerCase();
  if (/^(?:docm|dotm|xlsm|xltm|xlam|xlsb|pptm|potm|ppsm)$/.test(extension)) return "macros";
  if (look.isWithin || (extension !== "xlsx" && extension !== "docx")) return "embedded-file";
  const fault = faultOf(part.read(look.budget), extension, look.budget, new Map(), true);
  return fault === "macros" || fault === "too-complex" || fault === null ? fault : "embedded-file";
}

function inspectExternalLink(part: PackagePart, budget: ReadingBudget): PackageFault {
  let fault: PackageFault = "external-content";
  readXml(part.read(budget), budget, {
    open(name) {
      if (name === "ddeLink" || name === "oleLink") fault = "field-command";
    },
  });
  return fault;
}

/** Collects the text of a Word part, and reads its fields. */
function inspectText(part: PackagePart, { budget, texts }: Look): PackageFault | null {
  const found: PackageFault[] = [];
  const fields = readFields((instruction) => {
    const [word = ""] = instruction.trim().split(/\s/, 1);
    if (COMMAND_FIELD.test(word)) found.push("field-command");
    if (FETCHING_FIELD.test(word)) found.push("external-content");
  });
  const pieces: string[] = [];
  let isInstruction = false;
  readXml(part.read(budget), budget, {
    open(name, attributes) {
      isInstruction = name === "instrText";
      if (name === "fldSimple") fields.simple(attributes["instr"] ?? "");
      if (name === "fldChar") fields.mark(attributes["fldCharType"] ?? "");
      if (name === "altChunk") found.push("embedded-file");
    },
    close() {
      isInstruction = false;
    },
    text(text) {
      pieces.push(text);
      if (isInstruction) fields.text(text);
    },
  });
  texts.set(part.name, pieces.join(""));
  return found[0] ?? null;
}

/**
 * Puts the instructions of Word's fields together, which may stand in several pieces and within each other.
 * @param onField gets each instruction; one whose first word is the result of another field, as `DDE` may be hidden,
 * as `DDE`.
 */
function readFields(onField: (instruction: string) => void) {
  const open: { pieces: string[]; isEmpty: boolean; beginsWithField: boolean; isTold: boolean }[] = [];
  const tell = (field: (typeof open)[number] | undefined) => {
    if (!field || field.isTold) return;
    field.isTold = true;
    onField(field.beginsWithField ? "DDE" : field.pieces.join(""));
  };
  return {
    simple: onField,
    text(text: string) {
      const field = open.at(-1);
      if (!field || field.isTold) return;
      field.pieces.push(text);
      if (text.trim() !== "") field.isEmpty = false;
    },
    mark(type: string) {
      if (type === "begin") {
        const outer = open.at(-1);
        if (outer && !outer.isTold && outer.isEmpty) outer.beginsWithField = true;
        open.push({ pieces: [], isEmpty: true, beginsWithField: false, isTold: false });
      }
      if (type === "separate") tell(open.at(-1));
      if (type === "end") tell(open.pop());
    },
  };
}
