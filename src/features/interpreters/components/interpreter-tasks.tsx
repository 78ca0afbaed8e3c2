import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import { PlainList } from '@/components/list/plain-list'
import { dateAt } from '@/domain/dates'
import { isolatedText } from '@/domain/isolated-text'
import { clockTime, longDayOfWeek } from '@/i18n/format'
import { languageName } from '@/i18n/language-names'
import type { InterpreterTask } from '../queries/interpreter-tasks'
import { InterpreterReach } from './interpreter-reach'
import styles from './interpreters.module.css'
import { TellInterpreter } from './tell-interpreter'

const Task = ({ task }: { task: InterpreterTask }) => {
  const t = useTranslations('interpreters.tasks')
  const locale = useLocale()
  const { id, notice, familyId, ref, name, phone, language, startsAt, ownerName } = task
  const when = { day: longDayOfWeek(dateAt(startsAt), locale), time: clockTime(startsAt, locale) }
  return (
    <li className={styles.task}>
      <div className={styles.about}>
        <p>{t(notice, { name: isolatedText(name), ...when })}</p>
        <InterpreterReach phone={phone} email="" />
        <p className="soft small">
          {language ? `${languageName(language, locale)} · ` : ''}
          {t('with', { name: isolatedText(ownerName) })} ·{' '}
          <Link href={href('/families/[id]', { id: familyId })} prefetch={false}>
            {t('family', { ref })}
          </Link>
        </p>
      </div>
      <TellInterpreter id={id} notice={notice} name={name} />
    </li>
  )
}

/** The interpreters whom somebody has to call: no e-mail reaches them, or it did not go. */
export const InterpreterTasks = ({ tasks }: { tasks: readonly InterpreterTask[] }) => (
  <PlainList ruled>
    {tasks.map((task) => (
      <Task key={`${task.id} ${task.notice}`} task={task} />
    ))}
  </PlainList>
)
