import { getTranslations } from 'next-intl/server'
import { CareSteps } from '@/features/care-steps/components/care-steps'
import { careStepsOfToday } from '@/features/care-steps/queries/care-steps-of-today'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { today } from '@/server/clock'
import styles from './today.module.css'

/** The parents whom somebody promised to call again after a heavy talk. Nothing stands here when there is none. */
export const CareStepsToday = async ({ actor }: { actor: StaffActor }) => {
  const [t, list] = await Promise.all([getTranslations('careSteps'), careStepsOfToday(actor)])
  if (list.count === 0) return null
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      <CareSteps list={list} today={today()} mayDecide={can(actor, 'call.decide')} />
    </section>
  )
}
