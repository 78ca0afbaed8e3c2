'use client'

import styles from './assign.module.css'

/** Ticks are plain form controls: the assign form around the table reads them. */
export const TickOne = ({ id, label }: { id: string; label: string }) => (
  <label className={styles.tick}>
    <input type="checkbox" name="family" value={id} />
    <span className="visually-hidden">{label}</span>
  </label>
)

export const TickAll = ({ label }: { label: string }) => (
  <label className={styles.tick}>
    <input
      type="checkbox"
      onChange={({ currentTarget }) => {
        const ticks = currentTarget.form?.querySelectorAll<HTMLInputElement>('input[name=family]') ?? []
        for (const tick of ticks) tick.checked = currentTarget.checked
      }}
    />
    <span className="visually-hidden">{label}</span>
  </label>
)
