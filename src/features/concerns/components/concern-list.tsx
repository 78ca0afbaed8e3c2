import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { PlainList } from '@/components/list/plain-list'
import { href } from '@/components/layout/href'
import type { Concern } from '../parts/concern-rows'
import { ConcernEntries } from './concern-entries'
import { ConcernLink } from './concern-link'
import { MarkConcernSeen } from './mark-concern-seen'
import styles from './concerns.module.css'
import lines from './lines.module.css'

type Props = { concerns: readonly Concern[]; none: string }

/** The safety concerns of the day: the words, their writer and time, and who has seen them. */
export const ConcernList = ({ concerns, none }: Props) => {
  const t = useTranslations('concerns')
  if (concerns.length === 0) return <p className="soft">{none}</p>
  return (
    <PlainList className={styles.list}>
      {concerns.map((concern) => {
        const unseenIds = concern.entries.filter(({ seen }) => !seen).map(({ id }) => id)
        return (
          <li key={concern.id} className={styles.concern} data-seen={unseenIds.length === 0}>
            <h3>
              <Link href={href('/families/[id]', { id: concern.familyId })} prefetch={false}>
                {concern.parentName || concern.ref}
              </Link>
            </h3>
            <ConcernEntries entries={concern.entries} />
            <div className={lines.actions}>
              <MarkConcernSeen
                entryIds={unseenIds}
                label={
                  <>
                    {t('see')}
                    <span className="visually-hidden"> {concern.parentName || concern.ref}</span>
                  </>
                }
                done={t('seeDone')}
              />
              <ConcernLink id={concern.id} name={concern.parentName || concern.ref} />
            </div>
          </li>
        )
      })}
    </PlainList>
  )
}
