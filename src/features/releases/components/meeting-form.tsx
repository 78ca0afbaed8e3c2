'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { RuledSection } from '@/components/layout/ruled-section'
import { TextField } from '@/components/form/text-field'
import { useCommand } from '@/components/form/use-command'
import { saveMeetingAction } from '../actions'
import type { IssueMeeting } from '../queries/issue-record'
import styles from './releases.module.css'
import { SavingForm } from './saving-form'

/** What came of the conversation about a release: who was there, what was agreed, what the reader answered. */
export const MeetingForm = ({ releaseId, meeting }: { releaseId: string; meeting: IssueMeeting | null }) => {
  const t = useTranslations('releases.meeting')
  const router = useRouter()
  const save = useCommand(saveMeetingAction, { success: t('saved'), onSuccess: () => router.refresh() })
  const input = (fields: FormData) => ({
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
      <SavingForm command={save} input={input} submit={t('save')} isGuarded>
        <Field path="heldOn" label={t('heldOn')}>
          {(field) => (
            <input {...field} type="date" required className={`input ${styles.short}`} defaultValue={meeting?.heldOn} />
          )}
        </Field>
        <TextField path="present" label={t('present')} opensWith={meeting?.present} lines={2} longest={600} />
        <TextField path="agreed" label={t('agreed')} opensWith={meeting?.agreed} lines={2} longest={2000} />
        <TextField path="answers" label={t('answers')} opensWith={meeting?.answers} lines={2} longest={2000} />
      </SavingForm>
    </RuledSection>
  )
}
