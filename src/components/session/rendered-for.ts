/** For which member of staff this page was drawn: an opaque id that stands in its head. Null on pages for everyone. */
export const renderedFor = (): string | null =>
  document.querySelector<HTMLMetaElement>('meta[name="nabij-for"]')?.content ?? null
