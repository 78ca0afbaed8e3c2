/** In which languages a family can be called. `server/call-languages.ts` says the same in SQL. */
export type SpokenLanguages = {
  /** The language that the parent wants for the call; null: not asked. */
  readonly callLanguage: string | null
  readonly homeLanguages: readonly string[]
}

/** The language that the parent wants, and no other; without such a wish those that are spoken at home. */
export const callLanguages = ({ callLanguage, homeLanguages }: SpokenLanguages): readonly string[] =>
  callLanguage === null ? homeLanguages : [callLanguage]
