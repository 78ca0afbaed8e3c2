'use client'

import { useTranslations } from 'next-intl'
import { TextField } from '@/components/form/text-field'
import { ButtonRow } from '@/components/layout/button-row'
import styles from './settings.module.css'

export type ContactRow = { key: string; name: string; number: string }

type Props = { rows: readonly ContactRow[]; onChange: (rows: readonly ContactRow[]) => void; most: number }

/** The rows of names and phone numbers, at most `most`. */
export const ContactFields = ({ rows, onChange, most }: Props) => {
  const t = useTranslations('concerns.settings')
  const update = (key: string, changes: Partial<ContactRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...changes } : row)))
  return (
    <>
      {rows.map(({ key, name, number }, at) => (
        <div key={key} role="group" aria-label={t('contact', { at: at + 1 })} className={styles.contact}>
          <TextField
            path={`contacts.${key}.name`}
            label={t('name')}
            value={name}
            onChange={(text) => update(key, { name: text })}
            required
          />
          <TextField
            path={`contacts.${key}.number`}
            label={t('number')}
            value={number}
            onChange={(text) => update(key, { number: text })}
            required
          />
          <button
            type="button"
            className="button button-quiet"
            onClick={() => onChange(rows.filter((row) => row.key !== key))}
          >
            {t('remove')}
            <span className="visually-hidden"> {name}</span>
          </button>
        </div>
      ))}
      {rows.length < most ? (
        <ButtonRow>
          <button
            type="button"
            className="button"
            onClick={() => onChange([...rows, { key: crypto.randomUUID(), name: '', number: '' }])}
          >
            {t('add')}
          </button>
        </ButtonRow>
      ) : null}
    </>
  )
}
