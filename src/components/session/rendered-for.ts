/** The opaque id of the person for whom this page was rendered, from its head. Null on public pages. */
export const renderedFor = (): string | null =>
  document.querySelector<HTMLMetaElement>('meta[name="nabij-for"]')?.content ?? null
