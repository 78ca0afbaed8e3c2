'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { RuledSection } from '@/components/layout/ruled-section'
import { saveMeetingAction } from '../actions'
import type { KeptMeeting } from '../queries/published-period'
import styles from './releases.module.css'
import { SavingForm } from './saving-form'
import { TextArea } from './text-fields'

/** A summary is made to be talked about: who was there, what was agreed, what the reader answered. */
export const MeetingForm = ({ releaseId, meeting }: { releaseId: string; meeting: KeptMeeting | null }) => {
  const t = useTranslations('releases.meeting')
  const send = (fields: FormData) =>
    saveMeetingAction({
      releaseId,
      version: meeting?.version ?? 0,
      heldOn: fieldText(fields, 'heldOn'),
      present: fieldText(fields, 'present'),
      agreed: fieldText(fields, 'agreed'),
      answers: fieldText(fields, 'answers'),
    })
  return (
    <RuledSection className={styles.section} aria-labelledby="meeting">
      <h2 id="meeting">{t('title')}</h2>
      <p className="soft">{t('about')}</p>
      <SavingForm send={send} submit={t('save')} saved={t('saved')} isGuarded>
        <Field path="heldOn" label={t('heldOn')}>
          {(field) => (
            <input {...field} type="date" required className={`input ${styles.short}`} defaultValue={meeting?.heldOn} />
          )}
        </Field>
        <TextArea name="present" label={t('present')} text={meeting?.present ?? ''} rows={2} longest={600} />
        <TextArea name="agreed" label={t('agreed')} text={meeting?.agreed ?? ''} rows={2} longest={2000} />
        <TextArea name="answers" label={t('answers')} text={meeting?.answers ?? ''} rows={2} longest={2000} />
      </SavingForm>
    </RuledSection>
  )
}
