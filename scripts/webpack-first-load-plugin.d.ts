/** Types of webpack-first-load-plugin.js. */
export const BUDGET_KILOBYTES: number;
export const BUDGET_REQUESTS: number;
