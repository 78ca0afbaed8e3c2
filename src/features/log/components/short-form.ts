/** The end of an id: enough to see that two rows are about the same thing, and to ask the operator about it. */
export const shortForm = (id: string): string => `#${id.slice(-6)}`
