import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { href } from '@/components/layout/href'
import { reminderLanguage } from '@/domain/calls/reminder'
import { messageRefusal } from '@/domain/people/outgoing-message'
import type { FamilyPage } from '../queries/family-by-id'
import { CallBackLetter } from './call-back-letter'

type Props = {
  family: FamilyPage
  /** The page on which the actor adds a number. Null: somebody else has to do it. */
  addAt: '/families/[id]/edit' | '/families/[id]/contact' | null
  /** The form that plans a visit. */
  children: ReactNode
}

/** What to do when no number of a family works: find one, write a letter, or plan a visit. */
export const NumberNeeded = ({ family, addAt, children }: Props) => {
  const t = useTranslations('agenda.number')
  const { id, address } = family
  const refusal = messageRefusal(family)
  const letter = () => {
    if (refusal) return <p className="small">{t(`noLetter.${refusal}`)}</p>
    if (address.trim() === '') return <p className="small">{t('noAddress')}</p>
    return <CallBackLetter familyId={id} language={reminderLanguage(family)} />
  }
  return (
    <>
      <h3>{t('title')}</h3>
      <p>{t('text')}</p>
      {addAt ? (
        <p className="no-print">
          <Link className="button" href={href(addAt, { id })}>
            {t('addNumber')}
          </Link>
        </p>
      ) : (
        <p className="small soft">{t('askCoordinator')}</p>
      )}
      {letter()}
      {children}
    </>
  )
}
