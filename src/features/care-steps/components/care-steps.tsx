import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import { TypedText } from '@/components/layout/typed-text'
import { PlainList } from '@/components/list/plain-list'
import { isolatedText } from '@/domain/isolated-text'
import { addDays } from '@/domain/dates'
import { shortDay } from '@/i18n/format'
import type { CareStep, CareStepList } from '../parts/care-step-rows'
import { ClaimCareCall } from './claim-care-call'
import { CompleteCareStep } from './complete-care-step'
import styles from './care-steps.module.css'

/** `mayDecide`: what is done for a family that may not be called is up to the reader. */
type Shared = { today: string; mayDecide: boolean }

const whenOf = ({ dueOn, isStopped }: CareStep, today: string) => {
  if (isStopped) return 'decide'
  if (dueOn < today) return 'since'
  if (dueOn === today) return 'today'
  return dueOn === addDays(today, 1) ? 'tomorrow' : 'on'
}

const CareStepItem = ({ step, today, mayDecide }: Shared & { step: CareStep }) => {
  const t = useTranslations('careSteps')
  const locale = useLocale()
  const { family, isStopped } = step
  const name = family.parentName || t('family', { ref: family.ref })
  return (
    <li className={styles.step}>
      <p>
        <strong>{t(`when.${whenOf(step, today)}`, { day: shortDay(step.dueOn, locale) })}</strong>:{' '}
        {family.id ? (
          <Link href={href('/families/[id]', { id: family.id })} prefetch={false}>
            {name}
          </Link>
        ) : (
          name
        )}
        {step.owner ? <span className="soft">, {t('owner', { name: isolatedText(step.owner) })}</span> : null}
      </p>
      <TypedText>{step.note}</TypedText>
      {isStopped ? <p>{t(mayDecide ? 'decide' : 'waits')}</p> : null}
      {step.mayClaim ? <ClaimCareCall id={step.id} about={name} /> : null}
      {isStopped && !mayDecide ? null : <CompleteCareStep id={step.id} about={name} decides={isStopped} />}
    </li>
  )
}

/** Parents to call again after a heavy talk: when, whom, why, and who promised it unless that is the reader. */
export const CareSteps = ({ list: { steps, count }, ...shared }: Shared & { list: CareStepList }) => {
  const t = useTranslations('careSteps')
  return (
    <>
      <PlainList ruled>
        {steps.map((step) => (
          <CareStepItem key={step.id} step={step} {...shared} />
        ))}
      </PlainList>
      {count > steps.length ? <p className="soft">{t('more', { count: count - steps.length })}</p> : null}
    </>
  )
}
