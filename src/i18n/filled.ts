/** Replaces `{name}` in a text. Does not handle plurals; those texts go through next-intl. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
