import Link from 'next/link'
import { PlainList } from '@/components/list/plain-list'
import { href } from '@/components/layout/href'
import type { Planned } from '../queries/caller-day'
import { useStepText } from './step-text'
import styles from './calls.module.css'

/** Families whose call is planned for a later day, by day. */
export const PlannedFamilies = ({ planned }: { planned: readonly Planned[] }) => {
  const stepText = useStepText()
  return (
    <PlainList ruled>
      {planned.map(({ id, ref, parentName, step }) => (
        <li key={id} className={styles.item}>
          <Link href={href('/families/[id]', { id })} prefetch={false}>
            {parentName || ref}
          </Link>
          <span className="soft">{stepText(step)}</span>
        </li>
      ))}
    </PlainList>
  )
}
