'use client'

import { FieldGroup } from '@/components/form/field-group'
import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { foldedOptions } from '@/components/form/folded-options'
import { Field } from '@/components/form/field'
import { NumberInput } from '@/components/form/number-input'
import { ageLimit } from '@/domain/instrument/answer'
import { ButtonRow } from '@/components/layout/button-row'
import type { FamilyFormChoices } from '../queries/family-form-choices'
import type { FamilyFormState } from './use-family-values'
import styles from './family-form.module.css'

type Props = { form: FamilyFormState; schools: FamilyFormChoices['schools'] }

type AgeProps = { path: string; age: number | ''; onAge: (age: number | '') => void }

const AgeField = ({ path, age, onAge }: AgeProps) => {
  const t = useTranslations('families.form')
  return (
    <Field path={path} label={t('age')}>
      {(field) => (
        <NumberInput
          {...field}
          min={0}
          max={ageLimit}
          required
          value={age === '' ? null : age}
          onNumber={(number) => onAge(number ?? '')}
        />
      )}
    </Field>
  )
}

/** A row for each child, with its age and school. Children have no names here. */
export const ChildRows = ({ form, schools }: Props) => {
  const t = useTranslations('families.form')
  const rows = form.rows('children')
  return (
    <FieldGroup legend={t('children')} path="children">
      {form.values.children.map((child, index) => (
        <div key={child.key} className={`${styles.row} ${styles.child}`}>
          <AgeField
            path={`children.${child.key}.age`}
            age={child.age}
            onAge={(age) => rows.change(child.key, { age })}
          />
          <Select
            classNames={{ input: styles.widget ?? '', label: styles.widgetLabel ?? '' }}
            label={t('school')}
            data={schools.map(({ id, name }) => ({ value: id, label: name }))}
            value={child.schoolId}
            onChange={(schoolId) => rows.change(child.key, { schoolId })}
            placeholder={t('noSchool')}
            nothingFoundMessage={t('nothingFound')}
            filter={foldedOptions}
            limit={50}
            comboboxProps={{ withinPortal: false, keepMounted: false }}
            searchable
            clearable
          />
          <button
            type="button"
            className="button button-quiet"
            aria-label={t('removeChild', { number: index + 1 })}
            onClick={() => rows.remove(child.key)}
          >
            {t('remove')}
          </button>
        </div>
      ))}
      <ButtonRow>
        <button
          type="button"
          className="button"
          onClick={() => rows.add({ key: crypto.randomUUID(), age: '', schoolId: null })}
        >
          {t('addChild')}
        </button>
      </ButtonRow>
    </FieldGroup>
  )
}
