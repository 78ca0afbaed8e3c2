import { useLocale, useTranslations } from 'next-intl'
import { isolatedText } from '@/domain/isolated-text'
import { shortDay } from '@/i18n/format'
import { needsOf } from '@/i18n/needs'
import type { CallCard } from '../parts/card-row'

/** What was promised last time and is not done yet. */
export const PromisedHelp = ({ help }: { help: CallCard['help'] }) => {
  const t = useTranslations('calls.promised')
  const locale = useLocale()
  const { types } = needsOf(locale)
  if (help.length === 0) return null
  const items = help.map(({ type, dueOn, isMine }) => {
    const who = isMine ? t('byYou') : t('byOthers')
    const name = types[type]
    return dueOn
      ? t('itemUntil', { name: isolatedText(name), who, day: shortDay(dueOn, locale) })
      : t('item', { name: isolatedText(name), who })
  })
  return (
    <p>
      {t('label')} {items.join('; ')}.
    </p>
  )
}
