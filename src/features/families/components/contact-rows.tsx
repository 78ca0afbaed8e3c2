'use client'

import { FieldGroup } from '@/components/form/field-group'
import { useTranslations } from 'next-intl'
import { ChoiceField } from '@/components/form/choice-field'
import { TextField } from '@/components/form/text-field'
import { contactValueLimit } from '@/domain/text-limits'
import { ButtonRow } from '@/components/layout/button-row'
import type { FamilyFormState } from './use-family-values'
import styles from './family-form.module.css'

/** The numbers and addresses of a family. A dead one stays and is marked, so that nobody tries it again. */
export const ContactRows = ({ form }: { form: FamilyFormState }) => {
  const t = useTranslations('families')
  const rows = form.rows('contactPoints')
  const add = (kind: 'phone' | 'email') => rows.add({ key: crypto.randomUUID(), kind, value: '', state: 'active' })
  return (
    <FieldGroup legend={t('form.contact')} path="contactPoints">
      {form.values.contactPoints.map((point) => (
        <div key={point.key} className={styles.row}>
          <TextField
            label={t(`page.${point.kind}`)}
            value={point.value}
            onChange={(value) => rows.change(point.key, { value })}
            path={`contactPoints.${point.key}.value`}
            longest={contactValueLimit}
          />
          <ChoiceField
            path={`contactPoints.${point.key}.state`}
            label={t('form.state')}
            value={point.state}
            onChange={(state) => rows.change(point.key, { state })}
            options={[
              { value: 'active', label: t('form.active') },
              { value: 'dead', label: t('form.dead') },
            ]}
          />
          <button
            type="button"
            className="button button-quiet"
            aria-label={t('form.removePoint', { value: point.value || t(`page.${point.kind}`) })}
            onClick={() => rows.remove(point.key)}
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
    </FieldGroup>
  )
}
