import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { PlainList } from '@/components/list/plain-list'
import { href } from '@/components/layout/href'
import type { Concern } from '../parts/concern-rows'
import { ConcernEntries } from './concern-entries'
import { MarkConcernSeen } from './mark-concern-seen'
import styles from './concerns.module.css'

/** The safety concerns of the day: the words, their writer and time, and who has seen them. */
export const ConcernList = ({ concerns }: { concerns: readonly Concern[] }) => {
  const t = useTranslations('concerns')
  if (concerns.length === 0) return <p className="soft">{t('noneToday')}</p>
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
          </li>
        )
      })}
    </PlainList>
  )
}
