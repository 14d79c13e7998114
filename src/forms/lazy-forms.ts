import { type Forms, FormsError } from "../app/ports/forms";

/**
 * The forms library as a port that loads itself: templates, docxtemplater and the zip libraries come in a chunk of
 * their own when a form is first asked for. Loading that failed is tried again at the next call.
 * @param load `() => import("./bundled-form-library")` in the pane; handed in so that a test can make it fail.
 */
export function createLazyForms(load: () => Promise<Forms>): Forms {
  let loading: Promise<Forms> | null = null;
  const library = (formId: string): Promise<Forms> => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      const message = error instanceof Error ? error.message : String(error);
      throw new FormsError("not-loaded", formId, `The forms library was not loaded: ${message}`);
    });
    return loading;
  };
  return {
    async prepare(order, context) {
      return (await library(order.campaign.forms[0]?.id ?? "")).prepare(order, context);
    },
    async inspect(file) {
      return (await library("")).inspect(file);
    },
    async referencesIn(file) {
      return (await library("")).referencesIn(file);
    },
  };
}

/** The forms library of the pane. */
export function createPaneForms(fetch: (url: string, init: RequestInit) => Promise<Response>): Forms {
  return createLazyForms(async () => {
    const { createBundledFormLibrary } = await import(/* webpackChunkName: "forms" */ "./bundled-form-library");
    return createBundledFormLibrary(fetch);
  });
}
