/** Version of the build, from package.json. */
declare const __VERSION__: string;
/** Commit of the build; empty where it was built without git. */
declare const __COMMIT__: string;
