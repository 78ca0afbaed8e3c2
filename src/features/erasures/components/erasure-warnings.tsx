import { getTranslations } from 'next-intl/server'
import { PlainList } from '@/components/list/plain-list'
import type { ErasedFamily } from '../queries/erasure-preview'

/** What is still open for the family, before all of it goes. */
export const ErasureWarnings = async ({ family }: { family: ErasedFamily }) => {
  const t = await getTranslations('erasures.family')
  const { undecidedConcerns, openHelp, isBeingCalled } = family
  if (undecidedConcerns + openHelp === 0 && !isBeingCalled) return null
  return (
    <div className="notice notice-warn">
      <p>
        <strong>{t('first')}</strong>
      </p>
      <PlainList>
        {undecidedConcerns > 0 ? <li>{t('undecidedConcerns', { count: undecidedConcerns })}</li> : null}
        {openHelp > 0 ? <li>{t('openHelp', { count: openHelp })}</li> : null}
        {isBeingCalled ? <li>{t('isBeingCalled')}</li> : null}
      </PlainList>
    </div>
  )
}
