import { useTranslations } from 'next-intl'
import type { EntryTexts } from './entry-texts'

/** The texts of the three forms for an entry. */
export const useEntryTexts = (): Readonly<Record<'raise' | 'add' | 'withdraw', EntryTexts>> => {
  const t = useTranslations('concerns')
  const frameTexts = {
    cancel: t('cancel'),
    sent: String(t.raw('sent')),
    coordinators: t('coordinators'),
  }
  const words = { ...frameTexts, save: t('save') }
  return {
    raise: { ...words, opens: t('raise'), label: t('text'), hint: t('raiseKept') },
    add: { ...words, opens: t('add'), label: t('addText'), hint: t('kept') },
    withdraw: {
      ...frameTexts,
      opens: t('withdraw'),
      label: t('withdrawText'),
      hint: t('withdrawKept'),
      save: t('withdraw'),
    },
  }
}
