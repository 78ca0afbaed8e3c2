/** The texts of the second version, per language. */
import type { VersionTexts } from '@/i18n/instrument-texts'
import type { Locale } from '@/i18n/locale'
import { version1 as en } from '@/i18n/messages/en/instrument/version-1'
import { version1 as nl } from '@/i18n/messages/nl/instrument/version-1'

const tip = { say: '…', probe: '…' }
const quietPlaceNl = {
  wording: 'Is er thuis een rustige plek om te leren?',
  short: 'Rustige plek',
  tip,
  options: { yes: 'Ja', partly: 'Een beetje of soms', no: 'Nee' },
  weighs: 'Geen rustige plek',
  published: { label: 'Geen rustige plek om te leren', counts: 'nee, of een beetje of soms' },
}
const quietPlaceEn = {
  wording: 'Is there a quiet place to study at home?',
  short: 'Quiet place',
  tip,
  options: { yes: 'Yes', partly: 'A little or sometimes', no: 'No' },
  weighs: 'No quiet place',
  published: { label: 'No quiet place to study', counts: 'no, or a little or sometimes' },
}

const withQuestion = (texts: VersionTexts, quietPlace: typeof quietPlaceNl, internet: string): VersionTexts => {
  const { homework_missing: missing } = texts.questions
  const questions = {
    ...texts.questions,
    quiet_place: quietPlace,
    internet: { ...texts.questions.internet, wording: internet },
    homework_missing: { ...missing, options: { ...missing.options, quiet_place: quietPlace.short } },
  }
  return { ...texts, questions }
}

export const secondTexts: Record<Locale, VersionTexts> = {
  nl: withQuestion(nl, quietPlaceNl, 'Werkt het internet (wifi) bij u thuis goed?'),
  en: withQuestion(en, quietPlaceEn, 'Does the internet (wifi) at home work well?'),
}
