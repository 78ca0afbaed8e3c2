import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { DigestForm } from '@/features/digests/components/digest-form'
import { ownDigest } from '@/features/digests/queries/own-digest'
import { WorkloadForm } from '@/features/team/components/workload-form'
import { ownWorkload } from '@/features/team/queries/own-workload'
import styles from './account.module.css'

const Workload = async ({ actor }: { actor: StaffActor }) => {
  const [t, workload] = await Promise.all([getTranslations('team.own'), ownWorkload(actor)])
  return (
    <section className={styles.part} aria-labelledby="work">
      <h2 id="work">{t('title')}</h2>
      <p className="soft">{t('lead')}</p>
      <WorkloadForm workload={workload} />
      <p>
        <Link href="/calls/team">{t('toNumbers')}</Link>
      </p>
    </section>
  )
}

const Digest = async ({ actor }: { actor: StaffActor }) => {
  const [t, { choice, hasMail }] = await Promise.all([getTranslations('digests'), ownDigest(actor)])
  return (
    <section className={styles.part} aria-labelledby="digest">
      <h2 id="digest">{t('title')}</h2>
      <p className="soft">{t('lead')}</p>
      {hasMail ? null : <p className="notice small">{t('noMail')}</p>}
      <DigestForm choice={choice} />
    </section>
  )
}

/** What somebody who calls sets about their work, and whoever has a page of today about its e-mail. */
export const OwnWork = ({ actor }: { actor: StaffActor }) => (
  <>
    {can(actor, 'workload.save') ? <Workload actor={actor} /> : null}
    {can(actor, 'digest.save') ? <Digest actor={actor} /> : null}
  </>
)
