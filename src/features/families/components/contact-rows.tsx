'use client'

import type { UseFormReturnType } from '@mantine/form'
import { useTranslations } from 'next-intl'
import { contactValueLimit } from '@/domain/text-limits'
import { ButtonRow } from '@/components/layout/button-row'
import type { FamilyValues } from './family-values'
import { ChoiceField, TextField } from './form-fields'
import styles from './family-form.module.css'

/** Numbers and addresses. One that no longer works is kept and marked, so that nobody tries it again. */
export const ContactRows = ({ form }: { form: UseFormReturnType<FamilyValues> }) => {
  const t = useTranslations('families')
  const add = (kind: 'phone' | 'email') =>
    form.insertListItem('contactPoints', { key: crypto.randomUUID(), kind, value: '', state: 'active' })
  return (
    <fieldset className={styles.group} data-path="contactPoints">
      <legend>{t('form.contact')}</legend>
      {form.values.contactPoints.map((point, index) => (
        <div key={point.key} className={styles.row}>
          <TextField
            label={t(`page.${point.kind}`)}
            value={point.value}
            onChange={(value) => form.setFieldValue(`contactPoints.${index}.value`, value)}
            path={`contactPoints.${index}.value`}
            longest={contactValueLimit}
          />
          <ChoiceField
            label={t('form.state')}
            value={point.state}
            onChange={(state) => form.setFieldValue(`contactPoints.${index}.state`, state)}
            options={[
              { value: 'active', label: t('form.active') },
              { value: 'dead', label: t('form.dead') },
            ]}
          />
          <button
            type="button"
            className="button button-quiet"
            aria-label={t('form.removePoint', { value: point.value || t(`page.${point.kind}`) })}
            onClick={() => form.removeListItem('contactPoints', index)}
          >
            {t('form.remove')}
          </button>
        </div>
      ))}
      <ButtonRow>
        <button type="button" className="button" onClick={() => add('phone')}>
          {t('form.addPhone')}
        </button>
        <button type="button" className="button" onClick={() => add('email')}>
          {t('form.addEmail')}
        </button>
      </ButtonRow>
    </fieldset>
  )
}
