import { useLocale, useTranslations } from 'next-intl'
import { allOf } from './names-in-words'

/** The names of everybody who wrote in a text or removed words from it. */
export const WrittenBy = ({ names }: { names: readonly string[] }) => {
  const t = useTranslations('releases.view')
  const locale = useLocale()
  return names.length === 0 ? null : <span className="soft small">{t('by', { names: allOf(names, locale) })}</span>
}
