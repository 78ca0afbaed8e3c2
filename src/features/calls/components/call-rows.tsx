import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import { PlainList } from '@/components/list/plain-list'
import { isolatedText } from '@/domain/isolated-text'
import { isDue, mayStart } from '@/domain/calls/next-step'
import type { ListedCall } from '../queries/call-list'
import styles from './call-rows.module.css'
import { AssignFamily, type AssignFamilyProps } from './assign-family'
import { ColleagueCalls } from './colleague-calls'
import { PlanCall } from './plan-call'
import { useStepText } from './step-text'
import { TurnText } from './turn-text'

type Props = Pick<AssignFamilyProps, 'callers' | 'assign'> & {
  calls: readonly ListedCall[]
  today: string
  /** Whether the rows name their callers and offer what a coordinator does. */
  isWhole: boolean
}

/** What one can do with the family now. */
const RowAction = ({
  call: { id, ref, parentName, step },
  today,
  isWhole,
  ...assigning
}: Omit<Props, 'calls'> & { call: ListedCall }) => {
  const t = useTranslations('calls')
  const name = parentName || ref
  if (step.kind === 'stopped' && step.stoppedBy === 'organisation' && isWhole && !isDue(step, today))
    return <PlanCall familyId={id} name={name} today={today} />
  if (step.waitsFor === 'owner' && isWhole) return <AssignFamily familyId={id} name={name} {...assigning} />
  if (step.waitsFor === 'number' && isWhole)
    return (
      <Link className="button" href={href('/families/[id]/edit', { id })} prefetch={false}>
        {t('tasks.addNumber')}
        <span className="visually-hidden"> {name}</span>
      </Link>
    )
  if (step.kind === 'waiting' || step.kind === 'not_yet' || !mayStart(step, today)) return null
  return (
    <Link className="button" href={href('/families/[id]/interview', { id })} prefetch={false}>
      {t('list.call')}
      <span className="visually-hidden"> {name}</span>
    </Link>
  )
}

/** Families with their next step, one a row: who, why and from when, whose it is, and what one can do. */
export const CallRows = ({ calls, today, isWhole, ...assigning }: Props) => {
  const t = useTranslations('calls.list')
  const a = useTranslations('agenda.interpreter')
  const stepText = useStepText()
  return (
    <PlainList ruled>
      {calls.map((call) => (
        <li key={call.id} className={styles.row}>
          <div className={styles.family}>
            <p>
              <Link className={styles.name} href={href('/families/[id]', { id: call.id })} prefetch={false}>
                {call.parentName || call.ref}
              </Link>{' '}
              <span className="soft small">{call.ref}</span>
            </p>
            <ColleagueCalls familyId={call.id} />
          </div>
          <div>
            {call.turn ? <TurnText turn={call.turn} /> : null}
            <p>
              {stepText(call.step)}
              {call.interpreter ? ` ${a('with', { name: isolatedText(call.interpreter) })}` : null}
            </p>
            {isWhole ? <p className="soft small">{call.ownerName ?? t('nobody')}</p> : null}
          </div>
          <div className={`${styles.action} no-print`}>
            <RowAction call={call} today={today} isWhole={isWhole} {...assigning} />
          </div>
        </li>
      ))}
    </PlainList>
  )
}
