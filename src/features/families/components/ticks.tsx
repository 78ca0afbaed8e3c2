'use client'

import styles from './assign.module.css'

/** The form below the table that the ticks belong to. */
export const assignFormId = 'assign-families'

/** Ticks are plain form controls of the assign form. */
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
