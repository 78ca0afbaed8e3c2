import { getTranslations } from 'next-intl/server'

/** Says on every page of a demonstration that its people are fictional. */
export const Demonstration = async () => {
  const t = await getTranslations('factors.demonstration')
  return (
    <aside className="no-print" aria-label={t('label')} data-demonstration>
      {t('text')}
    </aside>
  )
}
