/** In characters. */
const most = 90

/** The first words of a long text, with an ellipsis. A text that fits stays as it is. */
export const shortened = (text: string): string =>
  text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')}…`
