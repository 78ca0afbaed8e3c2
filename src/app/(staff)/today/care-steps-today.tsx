import { getTranslations } from 'next-intl/server'
import { CareSteps } from '@/features/care-steps/components/care-steps'
import type { careStepsOfToday } from '@/features/care-steps/queries/care-steps-of-today'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { today } from '@/server/clock'
import styles from './today.module.css'

type Props = { actor: StaffActor; list: Awaited<ReturnType<typeof careStepsOfToday>> }

/** The parents whom somebody promised to call again after a heavy talk. Nothing stands here when there is none. */
export const CareStepsToday = async ({ actor, list }: Props) => {
  if (list.count === 0) return null
  const t = await getTranslations('careSteps')
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      <CareSteps list={list} today={today()} mayDecide={can(actor, 'call.decide')} />
    </section>
  )
}
