'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import layout from '@/components/form/form-layout.module.css'
import { useCommand } from '@/components/form/use-command'
import { RuledSection } from '@/components/layout/ruled-section'
import { oneOf } from '@/domain/closed-lists'
import { extensionReasons } from '@/domain/retention/extension'
import { recordExtensionAction } from '../actions'
import type { AnnouncedFamily } from '../queries/announced-families'
import { AnnouncedList } from './announced-list'
import styles from './retention.module.css'

type Props = {
  families: readonly AnnouncedFamily[]
  firstDay: string
  lastDay: string
  /** In the place of an empty list. What was saved last is said there too. */
  empty: ReactNode
}

/** The list, and under it the form by which the chosen families are kept longer. */
export const ExtendForm = ({ families, firstDay, lastDay, empty }: Props) => {
  const t = useTranslations('retention')
  const router = useRouter()
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set())
  const extend = useCommand(recordExtensionAction, {
    inForm: true,
    success: ({ count }: { count: number }) => t('extend.saved', { count }),
    onSuccess: () => {
      setChosenIds(new Set())
      router.refresh()
    },
  })
  const send = async (fields: FormData) => {
    const reason = oneOf(extensionReasons, fieldText(fields, 'reason'))
    if (!reason) return null
    return extend.run({ familyIds: [...chosenIds], reason, until: fieldText(fields, 'until') })
  }
  if (families.length === 0)
    return (
      <>
        <SuccessMessage message={extend.message} />
        {empty}
      </>
    )
  return (
    <>
      <AnnouncedList families={families} chosenIds={chosenIds} onChoose={setChosenIds} />
      <RuledSection className={styles.section} aria-labelledby="extend">
        <h2 id="extend">{t('extend.title')}</h2>
        <p className={`${styles.about} soft`}>{t('extend.about')}</p>
        <CheckedForm className={layout.narrow} onSend={send} onChange={extend.clearMessage}>
          <Field path="reason" label={t('extend.reason')}>
            {(field) => (
              <select {...field} className="input" required defaultValue="">
                <option value="" disabled>
                  {t('extend.chooseReason')}
                </option>
                {extensionReasons.map((reason) => (
                  <option key={reason} value={reason}>
                    {t(`reasons.${reason}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field path="until" label={t('extend.until')} hint={t('extend.untilHint')}>
            {(field) => <input {...field} type="date" className="input" min={firstDay} max={lastDay} required />}
          </Field>
          <div className={layout.end}>
            <CommandButton pending={extend.pending} className="button button-main">
              {t('extend.save')}
            </CommandButton>
            <SuccessMessage message={extend.message} />
          </div>
        </CheckedForm>
      </RuledSection>
    </>
  )
}
