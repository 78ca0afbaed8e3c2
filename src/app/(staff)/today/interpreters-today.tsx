import { getTranslations } from 'next-intl/server'
import { InterpreterTasks } from '@/features/interpreters/components/interpreter-tasks'
import type { InterpreterTask } from '@/features/interpreters/queries/interpreter-tasks'
import styles from './today.module.css'

/** The interpreters whom somebody has to call. Nothing when all were told. */
export const InterpretersToday = async ({ tasks }: { tasks: readonly InterpreterTask[] }) => {
  if (tasks.length === 0) return null
  const t = await getTranslations('interpreters.tasks')
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      <p className="soft">{t('lead')}</p>
      <InterpreterTasks tasks={tasks} />
    </section>
  )
}
