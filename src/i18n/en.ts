export { da as en } from "./da";
