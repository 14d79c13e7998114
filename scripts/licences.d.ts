/** Types of licences.js, which says what each of these is. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}
export function isAllowed(expression: string): boolean;
export function shippedPackages(root?: string): readonly ShippedPackage[];
export function licenceNotices(root?: string): string;
