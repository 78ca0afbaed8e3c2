import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { PlainList } from '@/components/list/plain-list'
import { can } from '@/domain/access/can'
import { PersonLoad } from '@/features/team/components/person-load'
import styles from '@/features/team/components/team.module.css'
import { teamLoad } from '@/features/team/queries/team-load'
import { orNotFound } from '@/server/page'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('team'))('title') })

const TeamPage = async () => {
  const actor = await requireActor()
  const people = await orNotFound(() => teamLoad(actor))
  const t = await getTranslations('team')
  const isCoordinator = can(actor, 'workload.set_hours')
  return (
    <>
      <h1>{isCoordinator ? t('title') : t('ownTitle')}</h1>
      <p className={styles.lead}>
        {isCoordinator ? t('about') : t('ownAbout')} <Link href="/account">{t('toAccount')}</Link>
      </p>
      <PlainList ruled className={styles.people}>
        {people.map((load) => (
          <PersonLoad key={load.id} load={load} isCoordinator={isCoordinator} />
        ))}
      </PlainList>
    </>
  )
}

export default TeamPage
