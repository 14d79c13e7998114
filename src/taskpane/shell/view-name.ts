/** The views that the pane's tabs lead to. */
export type ViewName = "order" | "checklist" | "profile";
