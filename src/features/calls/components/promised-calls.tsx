import { PlainList } from '@/components/list/plain-list'
import type { callerDay } from '../queries/caller-day'
import styles from './calls.module.css'
import { useStepText } from './step-text'

type Promises = Awaited<ReturnType<typeof callerDay>>['promises']

/** Calls that one agreed with families of somebody else, without their names. */
export const PromisedCalls = ({ promises }: { promises: Promises }) => {
  const stepText = useStepText()
  return (
    <PlainList ruled>
      {promises.map(({ id, ref, step }) => (
        <li key={id} className={styles.item}>
          <strong>{ref}</strong>
          <span className="soft">{stepText(step)}</span>
        </li>
      ))}
    </PlainList>
  )
}
