/** Limits that both sides of the interface keep; apart from the schemas, which the workbench does not carry. */

/** Links that may be posted at once. */
export const MAX_LINKS = 20;
