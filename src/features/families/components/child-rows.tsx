'use client'

import { Select } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { foldedOptions } from '@/components/form/folded-options'
import type { FamilyFormChoices } from '../queries/family-choices'
import type { FamilyValues } from './family-values'
import styles from './family-form.module.css'

type Props = { form: UseFormReturnType<FamilyValues>; schools: FamilyFormChoices['schools'] }

const AgeField = ({ form, index }: { form: Props['form']; index: number }) => {
  const t = useTranslations('families.form')
  const id = useId()
  const problem = form.errors[`children.${index}.age`]
  return (
    <div className="field">
      <label htmlFor={id}>{t('age')}</label>
      <input
        id={id}
        className="input"
        type="number"
        inputMode="numeric"
        min={0}
        max={25}
        value={form.values.children[index]?.age ?? ''}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={({ target }) =>
          form.setFieldValue(`children.${index}.age`, target.value === '' ? '' : Number(target.value))
        }
      />
      {problem ? (
        <p id={`${id}-problem`} className="problem">
          {problem}
        </p>
      ) : null}
    </div>
  )
}

/** A row for each child: an age, and a school of the list. No names are needed. */
export const ChildRows = ({ form, schools }: Props) => {
  const t = useTranslations('families.form')
  return (
    <fieldset className={styles.group}>
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
      {form.errors.children ? <p className="problem">{form.errors.children}</p> : null}
      <div className={styles.buttons}>
        <button
          type="button"
          className="button"
          onClick={() => form.insertListItem('children', { key: crypto.randomUUID(), age: '', schoolId: null })}
        >
          {t('addChild')}
        </button>
      </div>
    </fieldset>
  )
}
