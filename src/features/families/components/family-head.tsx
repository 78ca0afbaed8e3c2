import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ButtonRow } from '@/components/layout/button-row'
import { href } from '@/components/layout/href'
import { isOpenState } from '@/domain/calls/interview-state'
import type { FamilyPage } from '../queries/family-by-id'
import styles from './family.module.css'

const isOpen = ({ state }: { state: string }) => isOpenState(state)

type Props = {
  family: FamilyPage
  mayChange: boolean
  /** False when the page has a card of its own with the button that starts a call. */
  withStart?: boolean
}

/** The name of the family, and the button that starts a call or continues the open one. */
export const FamilyHead = async ({ family, mayChange, withStart = true }: Props) => {
  const t = await getTranslations('families')
  const openInterview = family.interviews.find(isOpen)
  return (
    <div className={styles.head}>
      <div>
        <p className="soft small">{t('number', { ref: family.ref })}</p>
        <h1>{family.parentName || t('number', { ref: family.ref })}</h1>
      </div>
      <ButtonRow className="no-print">
        {withStart && openInterview ? (
          <Link
            className="button button-main"
            href={href('/interviews/[id]', { id: openInterview.id })}
            prefetch={false}
          >
            {t('page.resume')}
          </Link>
        ) : null}
        {withStart && !openInterview && family.mayCall ? (
          <Link
            className="button button-main"
            href={href('/families/[id]/interview', { id: family.id })}
            prefetch={false}
          >
            {t('page.start')}
          </Link>
        ) : null}
        {mayChange ? (
          <Link className="button" href={href('/families/[id]/edit', { id: family.id })}>
            {t('page.edit')}
          </Link>
        ) : null}
      </ButtonRow>
    </div>
  )
}
