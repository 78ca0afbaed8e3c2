import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import list from '@/components/list/list.module.css'
import { can } from '@/domain/access/can'
import { OpenSignals, SeenSignals } from '@/features/signals/components/signal-items'
import styles from '@/features/signals/components/signals.module.css'
import { signalList } from '@/features/signals/queries/signal-list'
import { orNotFound } from '@/server/page'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('signals'))('title') })

const SignalsPage = async () => {
  const actor = await requireActor()
  const signals = await orNotFound(() => signalList(actor))
  const t = await getTranslations('signals')
  const seenSignals = signals.filter(({ seenAt }) => seenAt !== null)
  return (
    <>
      <header className={list.head}>
        <h1>{t('title')}</h1>
      </header>
      <p className="soft">{t('lead')}</p>
      {can(actor, 'log.read') ? null : <p className="soft">{t('about')}</p>}
      <section className={styles.section}>
        <OpenSignals signals={signals.filter(({ seenAt }) => seenAt === null)} />
      </section>
      {seenSignals.length > 0 ? (
        <section className={styles.section} aria-labelledby="earlier">
          <h2 id="earlier">{t('earlier')}</h2>
          <SeenSignals signals={seenSignals} />
        </section>
      ) : null}
    </>
  )
}

export default SignalsPage
