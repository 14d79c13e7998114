/** Webpack's own loading of chunks, both of which it lets the program replace (webpack 5, "module variables"). */
declare let __webpack_chunk_load__: (id: string | number) => Promise<unknown>;
declare let __webpack_get_script_filename__: (id: string | number) => string;

/** How chunks are loaded: what webpack does, and how a file is called. */
export interface ChunkLoading {
  readonly load: (id: string | number) => Promise<unknown>;
  readonly fileName: (id: string | number) => string;
}

/**
 * Loading that can be tried again. A chunk that failed is asked for under an address that the browser has not seen: it
 * would else wait for the request that hangs, or find what was cut off, empty or a login page among what it may keep for
 * a year.
 */
export function retryableLoading({ load, fileName }: ChunkLoading): ChunkLoading {
  const failures = new Map<string | number, number>();
  return {
    async load(id) {
      try {
        return await load(id);
      } catch (error) {
        failures.set(id, (failures.get(id) ?? 0) + 1);
        throw error;
      }
    },
    fileName(id) {
      const failed = failures.get(id);
      return failed ? `${fileName(id)}?again=${failed}` : fileName(id);
    },
  };
}

/**
 * Makes every `import()` of the pane one that can be tried again. (That none hangs is webpack's `chunkLoadTimeout`.)
 * A file that was cut off, or is a web page, is also an error that nobody catches, of the script as such: what the pane
 * says of the part is enough.
 */
export function makeChunksRetryable(browser: Window): void {
  const { load, fileName } = retryableLoading({
    load: __webpack_chunk_load__,
    fileName: __webpack_get_script_filename__,
  });
  __webpack_chunk_load__ = load;
  __webpack_get_script_filename__ = fileName;
  const folder = new URL("static/", browser.document.baseURI).href;
  browser.addEventListener("error", (event) => {
    if (event.error instanceof SyntaxError && event.filename.startsWith(folder)) event.preventDefault();
  });
}
