import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import { PlainList } from '@/components/list/plain-list'
import type { TaskFamily, TaskOfCalls } from '../queries/open-call-tasks'
import type { CallTask } from '../schema'
import { AssignFamily, type AssignFamilyProps } from './assign-family'
import styles from './call-rows.module.css'
import { ColleagueCalls } from './colleague-calls'
import { useStepText } from './step-text'

type Assigning = Pick<AssignFamilyProps, 'callers' | 'assign'>
type ActionProps = Assigning & { task: CallTask; family: TaskFamily; name: string }

/** The button that does what the family waits for. */
const TaskAction = ({ task, family, name, ...assigning }: ActionProps) => {
  const t = useTranslations('calls.tasks')
  const ofFamily = <span className="visually-hidden"> {name}</span>
  switch (task) {
    case 'no_caller':
    case 'caller_left':
    case 'caller_away':
    case 'no_language':
      return <AssignFamily familyId={family.id} name={name} {...assigning} />
    case 'no_number':
      return (
        <Link className="button" href={href('/families/[id]/edit', { id: family.id })} prefetch={false}>
          {t('addNumber')}
          {ofFamily}
        </Link>
      )
    case 'overdue':
      return (
        <p className={styles.actions}>
          <Link className="button" href={href('/families/[id]/interview', { id: family.id })} prefetch={false}>
            {t('callNow')}
            {ofFamily}
          </Link>
          <Link
            className="button button-quiet"
            href={{ pathname: href('/families/[id]', { id: family.id }), hash: 'appointments' }}
            prefetch={false}
          >
            {t('newTime')}
            {ofFamily}
          </Link>
        </p>
      )
    case 'long_open':
      return family.interviewId ? (
        <Link className="button" href={href('/interviews/[id]', { id: family.interviewId })} prefetch={false}>
          {t('finish')}
          {ofFamily}
        </Link>
      ) : null
  }
}

const Families = ({ task: { task, families }, ...assigning }: Assigning & { task: TaskOfCalls }) => {
  const stepText = useStepText()
  return (
    <PlainList ruled>
      {families.map((family) => (
        <li key={family.id} className={styles.row}>
          <div className={styles.family}>
            <p>
              <Link className={styles.name} href={href('/families/[id]', { id: family.id })} prefetch={false}>
                {family.parentName || family.ref}
              </Link>{' '}
              <span className="soft small">{family.ref}</span>
            </p>
            <ColleagueCalls familyId={family.id} />
          </div>
          <div>
            <p>{stepText(family.step)}</p>
            {family.callerName ? <p className="soft small">{family.callerName}</p> : null}
          </div>
          <div className={`${styles.action} no-print`}>
            <TaskAction task={task} family={family} name={family.parentName || family.ref} {...assigning} />
          </div>
        </li>
      ))}
    </PlainList>
  )
}

/** What has to be done before families are called as they should be, by kind, with the button that does it. */
export const CallTasks = ({ tasks, ...assigning }: Assigning & { tasks: readonly TaskOfCalls[] }) => {
  const t = useTranslations('calls.tasks')
  if (tasks.length === 0) return <p className="soft">{t('none')}</p>
  return tasks.map((task) => (
    <div key={task.task} className={styles.task}>
      <h3>
        {t(`titles.${task.task}`)} <span className="soft">{task.count}</span>
      </h3>
      <p className="soft">{t(`texts.${task.task}`)}</p>
      <Families task={task} {...assigning} />
      {task.count > 1 ? (
        <p>
          <Link href={href('/calls', {}, { task: task.task })}>{t('all', { count: task.count })}</Link>
        </p>
      ) : null}
    </div>
  ))
}
