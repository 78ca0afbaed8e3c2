import type { ExportWords } from '../commands/export-week'
import { weekWords } from './words'

type Texts = { readonly [key: string]: string | undefined }

/** The texts beside the keys in an exported file, in the reader's language. A key without a text has an empty cell. */
export const exportWords = async (): Promise<ExportWords> => {
  const { t, locale, instrument } = await weekWords()
  const questions: { readonly [key: string]: { wording: string } | undefined } = {
    ...instrument.questions,
    ...instrument.parts,
  }
  const groups: Texts = instrument.groups
  const options: { readonly [key: string]: Texts | undefined } = instrument.options
  const figures: Texts = {
    interviews: t('reach.interviews'),
    families: t('trend.families'),
    first: t('reach.first'),
    repeat: t('reach.repeat'),
    by_channel: t('reach.channel'),
    by_chooser: t('reach.chooser'),
    listed: t('reach.listed'),
    attempted: t('reach.attempted'),
    reached: t('reach.reached'),
    interviewed: t('reach.interviewed'),
    load: t('balance.load'),
    capacity: t('balance.capacity'),
  }
  const codes: Texts = {
    dont_know: t('columns.dont_know'),
    refused: t('columns.refused'),
    not_asked: t('columns.not_asked'),
    not_applicable: t('columns.not_applicable'),
    not_coded: t('columns.not_coded'),
    other_version: t('columns.other_version'),
    phone: t('reach.names.phone'),
    video: t('reach.names.video'),
    chat: t('reach.names.chat'),
    email: t('reach.names.email'),
    visit: t('reach.names.visit'),
    parent: t('reach.choosers.parent'),
    worker: t('reach.choosers.worker'),
  }
  return {
    locale,
    internal: t('internal'),
    tooFew: t('tooFew'),
    figure: (key) => figures[key] ?? questions[key]?.wording ?? groups[key] ?? '',
    answer: (key, code) => options[key]?.[code] ?? codes[code] ?? '',
  }
}
