import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { PlainList } from '@/components/list/plain-list'
import { isolatedText } from '@/domain/isolated-text'
import { href } from '@/components/layout/href'
import type { Planned } from '../queries/caller-day'
import { useStepText } from './step-text'
import styles from './calls.module.css'

/** Families whose call is planned for a later day, by day. */
export const PlannedFamilies = ({ planned }: { planned: readonly Planned[] }) => {
  const stepText = useStepText()
  const t = useTranslations('agenda.interpreter')
  return (
    <PlainList ruled>
      {planned.map(({ id, ref, parentName, step, interpreter }) => (
        <li key={id} className={styles.item}>
          <Link href={href('/families/[id]', { id })} prefetch={false}>
            {parentName || ref}
          </Link>
          <span className="soft">
            {stepText(step)}
            {interpreter ? ` ${t('with', { name: isolatedText(interpreter) })}` : null}
          </span>
        </li>
      ))}
    </PlainList>
  )
}
