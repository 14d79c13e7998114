import type { IsoDate } from "../time/iso-date";
import type { RouteOrder } from "./route-order";

/** One step of a KLIK task, in the task's own words. */
export interface CampaignStep {
  /** 1-based. */
  readonly number: number;
  /** The step as the task words it. */
  readonly text: string;
}

/** A form that goes with every order mail. */
export interface CampaignForm {
  /** Key in forms.json: `bilag-1`. */
  readonly id: string;
  /** The number in `Bilag 1`. */
  readonly number: number;
  /** The form's title, verbatim from the task, without `Bilag n:`. */
  readonly title: string;
}

/** A bookkeeping system and the other system that collection comes with, by their names. */
export interface SystemPair {
  readonly bookkeeping: string;
  readonly collection: string;
}

/** A KLIK task (or a later round of the same order) as data. */
export interface Campaign {
  /** Unique, letters and digits only: it begins every order reference (`ØIR03`). */
  readonly id: string;
  /** Title of the KLIK task, verbatim. */
  readonly title: string;
  /** KOMBIT's project. */
  readonly project: string;
  /** When the task was published. */
  readonly published: IsoDate;
  /** Last day to order. */
  readonly orderBy: IsoDate;
  /** The day before which routes and monitoring should be ready. */
  readonly readyBy: IsoDate;
  /** A period in which no new sortiment can be established, both days included, or null. */
  readonly frozenZone: { readonly from: IsoDate; readonly to: IsoDate } | null;
  /** What is ordered. The titles of `forms` name the same route and transfers. */
  readonly routeOrder: RouteOrder;
  readonly steps: readonly CampaignStep[];
  readonly forms: readonly CampaignForm[];
  /** What the task says of who has two it-systems. */
  readonly twoSystems: {
    /** Codes of municipalities that the task names as having two. */
    readonly municipalityCodes: readonly string[];
    /** Bookkeeping systems that come with another collection system. */
    readonly pairs: readonly SystemPair[];
  };
  /** Who should do the task, in the task's words. */
  readonly recommendedPerformer: string;
  /** A sentence of its own for the mail, from the organisation; null for none. Plain text. */
  readonly extraText: string | null;
  /** Where the campaign comes from, for the user to read. */
  readonly origin: "built-in" | "organisation" | "user";
  /** Whether it is a task of KOMBIT's in KLIK, and not a round that a user thought of. */
  readonly isKlikTask: boolean;
  /** Document or address that the facts above are from. */
  readonly source: string;
}

/** A form's id (`bilag-1`), as campaigns and lists of forms may have it. */
export const FORM_ID = /^[a-z0-9-]{1,40}$/;

/** The form's name as the task writes it: `Bilag 1: Bestillingsformular - …`. */
export function formTitle(form: CampaignForm): string {
  return `Bilag ${form.number}: ${form.title}`;
}

/**
 * The attachment's file name. The task's title verbatim, but for the colon, which Windows does not allow in a name.
 * @param extension with its dot: `.docx`.
 */
export function formFileName(form: CampaignForm, extension = ".docx"): string {
  return `Bilag ${form.number} - ${form.title}${extension}`;
}
