'use client'

import { Select } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslations } from 'next-intl'
import { foldedOptions } from '@/components/form/folded-options'
import { Field } from '@/components/form/field'
import { NumberInput } from '@/components/form/number-input'
import { ageLimit } from '@/domain/instrument/answer'
import { ButtonRow } from '@/components/layout/button-row'
import type { FamilyFormChoices } from '../queries/family-choices'
import type { FamilyValues } from './family-values'
import styles from './family-form.module.css'

type Props = { form: UseFormReturnType<FamilyValues>; schools: FamilyFormChoices['schools'] }

const AgeField = ({ form, index }: { form: Props['form']; index: number }) => {
  const t = useTranslations('families.form')
  const age = form.values.children[index]?.age ?? ''
  return (
    <Field path={`children.${index}.age`} label={t('age')}>
      {(field) => (
        <NumberInput
          {...field}
          min={0}
          max={ageLimit}
          required
          value={age === '' ? null : age}
          onNumber={(number) => form.setFieldValue(`children.${index}.age`, number ?? '')}
        />
      )}
    </Field>
  )
}

/** A row for each child: an age, and a school of the list. No names are needed. */
export const ChildRows = ({ form, schools }: Props) => {
  const t = useTranslations('families.form')
  return (
    <fieldset className={styles.group} data-path="children">
      <legend>{t('children')}</legend>
      {form.values.children.map((child, index) => (
        <div key={child.key} className={`${styles.row} ${styles.child}`}>
          <AgeField form={form} index={index} />
          <Select
            classNames={{ input: styles.widget ?? '', label: styles.widgetLabel ?? '' }}
            label={t('school')}
            data={schools.map(({ id, name }) => ({ value: id, label: name }))}
            value={child.schoolId}
            onChange={(schoolId) => form.setFieldValue(`children.${index}.schoolId`, schoolId)}
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
            onClick={() => form.removeListItem('children', index)}
          >
            {t('remove')}
          </button>
        </div>
      ))}
      <ButtonRow>
        <button
          type="button"
          className="button"
          onClick={() => form.insertListItem('children', { key: crypto.randomUUID(), age: '', schoolId: null })}
        >
          {t('addChild')}
        </button>
      </ButtonRow>
    </fieldset>
  )
}
