import { retryableLoading } from "../../../src/browser/chunk-loading";

/** Chunks as webpack loads them: by the file's name, at the time of asking. */
function arrangedLoading(failing: Set<string>) {
  const asked: string[] = [];
  const loading = retryableLoading({
    fileName: (id) => `static/${id}.js`,
    load: async (id) => {
      const name = loading.fileName(id);
      asked.push(name);
      if (failing.has(name)) throw new Error(`Loading chunk ${id} failed`);
    },
  });
  return { loading, asked };
}

test("a chunk that failed is asked for under an address that the browser does not know", async () => {
  const { loading, asked } = arrangedLoading(new Set(["static/fill.js", "static/fill.js?again=1"]));
  await expect(loading.load("fill")).rejects.toThrow("Loading chunk fill failed");
  await expect(loading.load("fill")).rejects.toThrow("Loading chunk fill failed");
  await loading.load("fill");
  expect(asked).toEqual(["static/fill.js", "static/fill.js?again=1", "static/fill.js?again=2"]);
});

test("other chunks keep their address, which the browser may have", async () => {
  const { loading, asked } = arrangedLoading(new Set(["static/7.js"]));
  await expect(loading.load(7)).rejects.toThrow();
  await loading.load("forms");
  expect(asked).toEqual(["static/7.js", "static/forms.js"]);
});
