'use client'

import styles from './assign.module.css'

/** The id of the form to which the ticks in the table belong. */
export const assignFormId = 'assign-families'

/** A tick for one family, as a plain form control of the assign form. */
export const TickOne = ({ id, label }: { id: string; label: string }) => (
  <label className={styles.tick}>
    <input type="checkbox" form={assignFormId} name="family" value={id} />
    <span className="visually-hidden">{label}</span>
  </label>
)

export const TickAll = ({ label }: { label: string }) => (
  <label className={styles.tick}>
    <input
      type="checkbox"
      form={assignFormId}
      onChange={({ currentTarget }) => {
        for (const field of currentTarget.form?.elements ?? [])
          if (field instanceof HTMLInputElement && field.name === 'family') field.checked = currentTarget.checked
      }}
    />
    <span className="visually-hidden">{label}</span>
  </label>
)
