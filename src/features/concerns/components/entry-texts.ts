import type { ReactNode } from 'react'
import type { Locale } from '@/i18n/locale'

/** The texts are props, because the page of an interview's record has no translations in the browser. */
export type EntryTexts = {
  opens: ReactNode
  label: string
  hint: string
  save: string
  cancel: string
  /** Contains the placeholder `{names}`. */
  sent: string
  coordinators: string
}

/** Says to whom an entry went; `to` is empty when there are too many coordinators to name, or none. */
export const sentText = ({ sent, coordinators }: EntryTexts, to: readonly string[], locale: Locale): string =>
  sent.replace('{names}', () => new Intl.ListFormat(locale).format(to.length > 0 ? to : [coordinators]))
