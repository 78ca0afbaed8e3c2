/** The words for the saved state. It says "saved on the server" only when the server has acknowledged everything. */
import { clockTime } from '@/i18n/format'
import type { Locale } from '@/i18n/locale'
import type { SavedState } from './outbox-view'
import { filled, type CallTexts } from './texts'
import type { CopyView } from './unsent-copy'

type Texts = CallTexts['saved']

const onDevice = ({ state }: CopyView, texts: Texts) =>
  state === 'kept' ? texts.keptHere : state === 'unavailable' ? texts.notKeptHere : texts.keeping

/** `nameOf` gives the name of a refused answer's question, at which the screen shows the reason. */
export const savedText = (
  savedState: SavedState,
  copy: CopyView,
  { texts, locale, nameOf }: { texts: Texts; locale: Locale; nameOf: (key: string) => string },
): string => {
  const where = { where: onDevice(copy, texts) }
  switch (savedState.state) {
    case 'saved':
      if (copy.hasDrafts) return filled(texts.notSent, where)
      // The device may still hold unsent work.
      if (copy.state === 'looking') return ''
      return savedState.at ? filled(texts.savedAt, { time: clockTime(savedState.at, locale) }) : texts.saved
    case 'saving':
      return texts.saving
    case 'waiting':
      return filled(texts.waiting, where)
    case 'failing':
      return filled(texts.failing, where)
    case 'other_person':
      return texts.otherPerson
    case 'unsaved':
      return savedState.message === null
        ? filled(texts.signedOut, where)
        : filled(texts.unsaved, { ...where, at: nameOf(savedState.key) })
  }
}
